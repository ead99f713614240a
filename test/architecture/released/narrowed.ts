import type { OpenAPIObject } from '@nestjs/swagger';

type Part = Record<string, unknown>;

/** Which way a value goes: a caller sends it, or is told it. */
type Way = 'sent' | 'told';

/** Numbers that bound what may be sent, and whether a larger one lets more through. */
const BOUNDS: [keyword: string, largerIsWider: boolean][] = [
  ['maximum', true],
  ['maxLength', true],
  ['maxItems', true],
  ['minimum', false],
  ['minLength', false],
  ['minItems', false],
];

/** A document of the contract, with what it refers to at hand. */
interface Side {
  schemas: Record<string, Part>;
  operations: Map<string, Part>;
}

/**
 * What a caller of the released contract can no longer rely on, one sentence each; none when `present` only adds to it.
 * A caller sends what was allowed, reads what was told, names operations by their ids and types by their schemas. Both are whole,
 * as `expandedDocument` gives them.
 */
export const narrowed = (released: OpenAPIObject, present: OpenAPIObject): string[] => {
  const [before, after] = [sideOf(released), sideOf(present)];
  const lost = Object.keys(before.schemas).filter((name) => !(name in after.schemas));
  const faults = lost.map((name) => `the schema ${name} is gone`);
  for (const [label, operation] of before.operations) {
    const now = after.operations.get(label);
    if (!now) faults.push(`${label} is gone`);
    else faults.push(...operationFaults(label, [operation, before], [now, after]));
  }
  return [...new Set(faults)];
};

const sideOf = (document: OpenAPIObject): Side => {
  const operations = new Map<string, Part>();
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item as Record<string, Part>))
      operations.set(`${method.toUpperCase()} ${path}`, operation);
  return { schemas: (document.components?.schemas ?? {}) as Record<string, Part>, operations };
};

type Seen = [operation: Part, side: Side];

/** Compares what stood at a place with what stands there now. */
type Compare = (where: string, was: unknown, is: unknown, way: Way) => string[];

/** An empty requirement is met by everybody: a login may be given, and shows more. */
const isOpen = ({ security }: Part): boolean =>
  !security || (Array.isArray(security) && security.some((one) => Object.keys(part(one)).length === 0));

const operationFaults = (label: string, [was, before]: Seen, [is, after]: Seen): string[] => {
  const compare: Compare = (where, old, now, way) =>
    schemaFaults({ where: `${label} ${where}`, way, before, after, above: new Set() }, part(old), part(now));
  return [
    ...(was.operationId === is.operationId ? [] : [`${label} is called otherwise`]),
    ...(isOpen(was) && !isOpen(is) ? [`${label} wants a login`] : []),
    ...parameterFaults(label, listOf(was.parameters), listOf(is.parameters), compare),
    ...bodyFaults(label, was.requestBody, is.requestBody, compare),
    ...Object.entries(part(was.responses)).flatMap(([status, answer]) => {
      const now = part(is.responses)[status];
      if (!now) return [`${label} no longer answers ${status}`];
      return status.startsWith('2') ? compare(`answer ${status}`, bodyOf(answer), bodyOf(now), 'told') : [];
    }),
  ];
};

const bodyFaults = (label: string, was: unknown, is: unknown, compare: Compare): string[] => {
  if (was) return compare('body', bodyOf(was), bodyOf(is), 'sent');
  return part(is).required === true ? [`${label} wants a body`] : [];
};

const parameterFaults = (label: string, was: Part[], is: Part[], compare: Compare): string[] => {
  const key = ({ in: place, name }: Part): string => `${String(place)} ${String(name)}`;
  const known = new Map(was.map((one) => [key(one), one]));
  const wanted = is.filter((one) => one.required === true && known.get(key(one))?.required !== true);
  return [
    ...wanted.map((one) => `${label} wants the parameter ${key(one)}`),
    ...[...known].flatMap(([name, one]) => {
      const now = is.find((other) => key(other) === name);
      return now
        ? compare(`parameter ${name}`, one.schema, now.schema, 'sent')
        : [`${label} no longer knows the parameter ${name}`];
    }),
  ];
};

/** Where two schemas stand, and which named ones they stand in. */
interface Place {
  where: string;
  way: Way;
  before: Side;
  after: Side;
  above: ReadonlySet<string>;
}

const schemaFaults = (place: Place, old: Part, now: Part): string[] => {
  const { where, way, before, after, above } = place;
  const ref = refOf(old);
  if (ref !== null && above.has(ref)) return [];
  const within = { ...place, above: ref === null ? above : new Set([...above, ref]) };
  const [was, is] = [flat(old, before), flat(now, after)];
  const deeper = (further: string, a: unknown, b: unknown): string[] =>
    schemaFaults({ ...within, where: `${where}${further}` }, part(a), part(b));
  const fields = Object.entries(part(was.properties)).flatMap(([name, field]) => {
    const present = part(is.properties)[name];
    return present === undefined ? [`${where}.${name} is gone`] : deeper(`.${name}`, field, present);
  });
  return [
    ...typeFaults(where, was, is),
    ...(way === 'sent' ? requestFaults(where, was, is) : answerFaults(where, was, is)),
    ...(was.items ? deeper('[]', was.items, is.items) : []),
    ...fields,
  ];
};

/** What was of one kind is still that, and the values that were known still are. */
const typeFaults = (where: string, was: Part, is: Part): string[] => {
  const isOther = was.type !== undefined && is.type !== undefined && was.type !== is.type;
  const gone = listOf(was.enum).filter((value) => is.enum && !listOf(is.enum).includes(value));
  return [
    ...(isOther ? [`${where} is ${String(is.type)}, and was ${String(was.type)}`] : []),
    ...(gone.length > 0 ? [`${where} no longer knows ${gone.map(String).join(', ')}`] : []),
  ];
};

/** A caller may send what was allowed, and need not send more. */
const requestFaults = (where: string, was: Part, is: Part): string[] => {
  const looksElse = is.pattern !== undefined && (was.pattern !== is.pattern || was.format !== is.format);
  const wanted = listOf<string>(is.required).filter((name) => !listOf(was.required).includes(name as never));
  return [
    ...(was.nullable === true && is.nullable !== true ? [`${where} may no longer be null`] : []),
    ...(looksElse ? [`${where} is to look otherwise`] : []),
    ...(!was.enum && is.enum ? [`${where} is one of a few now`] : []),
    ...boundFaults(where, was, is),
    ...wanted.map((name) => `${where}.${name} is required now`),
  ];
};

/** A caller is told no less than before, and never null where it never was. */
const answerFaults = (where: string, was: Part, is: Part): string[] => {
  const lost = listOf<string>(was.required).filter((name) => !listOf(is.required).includes(name as never));
  return [
    ...(is.nullable === true && was.nullable !== true ? [`${where} may be null`] : []),
    ...lost.map((name) => `${where}.${name} may be left out`),
  ];
};

const boundFaults = (where: string, was: Part, is: Part): string[] => {
  const tightened = BOUNDS.filter(([keyword, largerIsWider]) => {
    const [old, now] = [was[keyword], is[keyword]];
    if (typeof now !== 'number') return false;
    return typeof old !== 'number' || (largerIsWider ? now < old : now > old);
  });
  return tightened.map(([keyword]) => `${where} has a narrower ${keyword}`);
};

const part = (value: unknown): Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {};
const listOf = <Item = Part>(value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : []);

/** The schema of a body or an answer. */
const bodyOf = (holder: unknown): Part => part(part(Object.values(part(part(holder).content))[0]).schema);

const refOf = (schema: Part): string | null => {
  const inner = listOf(schema.allOf);
  const ref = schema.$ref ?? (inner.length === 1 ? inner[0]?.$ref : undefined);
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? null) : null;
};

/** A schema with what it refers to, and what `allOf` adds, in one. */
const flat = (schema: Part, side: Side): Part => {
  const { $ref, allOf, ...own } = schema;
  const named = typeof $ref === 'string' ? part(side.schemas[$ref.split('/').at(-1) ?? '']) : {};
  const parts = [...($ref ? [flat(named, side)] : []), ...listOf(allOf).map((one) => flat(one, side)), own];
  return parts.reduce(joined, {});
};

/** What `allOf` joins has the members of all. */
const joined = (one: Part, other: Part): Part => ({
  ...one,
  ...other,
  ...((one.properties ?? other.properties) !== undefined && {
    properties: { ...part(one.properties), ...part(other.properties) },
  }),
  ...((one.required ?? other.required) !== undefined && {
    required: [...listOf<string>(one.required), ...listOf<string>(other.required)],
  }),
});
