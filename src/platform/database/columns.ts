import { getMetadataArgsStorage } from 'typeorm';

type Name<Row> = keyof Row & string;

/** Which columns of a table are read: all, some, or all but some. */
interface Wanted<Row> {
  only?: readonly Name<Row>[];
  but?: readonly Name<Row>[];
}

/**
 * The columns of a table as SQL selects them, each by the name that its entity gives it: of `OfferingRow` as `o`, `only`
 * `['id', 'packKey']`, that is `o.id AS "id", o.pack_key AS "packKey"`. A row is then what the entity says. `alias` is the
 * table's own name where the statement gives it no other.
 */
export const columns = <Row extends object>(
  entity: new () => Row,
  alias: string,
  { only, but = [] }: Wanted<Row> = {},
): string => {
  const known = columnNames(entity);
  const names = only ?? [...known.keys()].filter((name) => !(but as readonly string[]).includes(name));
  return names
    .map((name) => {
      const column = known.get(name);
      if (!column) throw new Error(`${entity.name} has no column "${name}"`);
      return `${alias}.${column} AS "${name}"`;
    })
    .join(', ');
};

/** Columns in the database by the names of an entity's members. */
const columnNames = (entity: new () => object): Map<string, string> =>
  new Map(
    getMetadataArgsStorage()
      .filterColumns(entity)
      .map(({ propertyName, options }) => [propertyName, options.name ?? propertyName]),
  );
