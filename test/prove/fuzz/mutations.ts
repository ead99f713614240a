import fc from 'fast-check';
import type { Schema } from './contract';
import { EXTRA_MEMBERS, ODD_TEXTS, ODD_VALUES } from './oddities';
import { Known } from './pools';

/** What a change of a value is made of; numbers pick the place and the variety. */
interface Change {
  way: 'odd value' | 'odd text' | 'remove' | 'add' | 'bounds' | 'length';
  place: number;
  variety: number;
}

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
  schema: Schema;
}

const changes: fc.Arbitrary<Change> = fc.record({
  way: fc.constantFrom('odd value', 'odd text', 'remove', 'add', 'bounds', 'length'),
  place: fc.nat(1_000),
  variety: fc.nat(10_000),
});

/** Values near those that a schema allows: one or two things are wrong, or odd. */
export const nearly = (
  values: fc.Arbitrary<unknown>,
  schema: Schema,
  resolve: (schema: Schema) => Schema,
): fc.Arbitrary<unknown> =>
  fc.tuple(values, fc.array(changes, { minLength: 1, maxLength: 2 })).map(([value, list]) => {
    const root = { value: copy(value) };
    for (const change of list) apply(change, placesIn(root, 'value', schema, resolve));
    return root.value;
  });

/** Every place in a value with the schema that holds there; the value itself comes first. */
const placesIn = (
  holder: Place['holder'],
  key: string | number,
  given: Schema,
  resolve: (schema: Schema) => Schema,
): Place[] => {
  const schema = resolve(given);
  const value = (holder as Record<string | number, unknown>)[key];
  const here: Place = { holder, key, schema };
  const [way] = schema.allOf ?? schema.anyOf ?? [];
  if (way) return placesIn(holder, key, way, resolve);
  if (Array.isArray(value))
    return [here, ...value.flatMap((_, index) => placesIn(value, index, schema.items ?? {}, resolve))];
  if (typeof value !== 'object' || value === null || value instanceof Known) return [here];
  const inner = Object.keys(value).flatMap((name) =>
    placesIn(value as Record<string, unknown>, name, memberOf(schema, name), resolve),
  );
  return [here, ...inner];
};

const memberOf = ({ properties = {}, additionalProperties }: Schema, name: string): Schema =>
  (Object.hasOwn(properties, name) ? properties[name] : undefined) ??
  (typeof additionalProperties === 'object' ? additionalProperties : {});

/** Where a way makes sense: members are added to objects, bounds are crossed where there are some. */
const SUITS: Record<Change['way'], (place: Place, index: number) => boolean> = {
  'odd value': () => true,
  'odd text': (place) => typeof valueAt(place) !== 'object' || valueAt(place) instanceof Known,
  remove: (_, index) => index > 0,
  add: (place) =>
    typeof valueAt(place) === 'object' && valueAt(place) !== null && !(valueAt(place) instanceof Known),
  bounds: ({ schema }) => schema.minimum !== undefined || schema.maximum !== undefined,
  length: ({ schema }) => schema.type === 'string' || schema.type === 'array',
};

const valueAt = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];

const apply = ({ way, place, variety }: Change, places: Place[]): void => {
  const fitting = places.filter(SUITS[way]);
  const chosen = fitting[place % fitting.length] ?? places[0];
  if (!chosen) return;
  if (fitting.length > 0 && way === 'remove') return remove(chosen);
  if (fitting.length > 0 && way === 'add') return add(valueAt(chosen) as object, variety);
  set(chosen, replacement(way, chosen, variety));
};

const replacement = (way: Change['way'], { schema }: Place, variety: number): unknown => {
  if (way === 'bounds') return outOfBounds(schema, variety);
  if (way === 'length') return wrongLength(schema, variety);
  if (way === 'odd text') return ODD_TEXTS[variety % ODD_TEXTS.length];
  return ODD_VALUES[variety % ODD_VALUES.length];
};

const outOfBounds = ({ minimum = 0, maximum = 1e6 }: Schema, variety: number): number =>
  variety % 2 ? maximum + 1 : minimum - 1;

const wrongLength = ({ type, maxItems = 1_000, maxLength }: Schema, variety: number): unknown => {
  if (type === 'array') return Array.from({ length: maxItems + 1 }, () => 'x');
  if (variety % 3 === 0) return '';
  return 'x'.repeat((maxLength ?? (variety % 3 === 1 ? 10_000 : 100_000)) + 1);
};

const set = ({ holder, key }: Place, value: unknown): void => {
  (holder as Record<string | number, unknown>)[key] = copy(value);
};

const remove = ({ holder, key }: Place): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
};

const add = (value: object, variety: number): void => {
  const [name, extra] = EXTRA_MEMBERS[variety % EXTRA_MEMBERS.length] ?? ['x', 1];
  if (Array.isArray(value)) value.push(copy(value[0] ?? extra));
  else (value as Record<string, unknown>)[name] = copy(extra);
};

/** A copy that may be changed; `Known` values stay what they are. */
const copy = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || value instanceof Known) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copy(member)])) as T;
};
