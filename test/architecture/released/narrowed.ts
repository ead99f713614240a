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

const operationFaults = (label: string, [was, before]: Seen, [is, after]: Seen): string[] => {
  const faults: string[] = [];
  if (was.operationId !== is.operationId) faults.push(`${label} is called otherwise`);
  if (!was.security && is.security) faults.push(`${label} wants a login`);
  const compare = (where: string, old: unknown, now: unknown, way: Way): void => {
    faults.push(...schemaFaults(`${label} ${where}`, part(old), part(now), way, before, after));
  };
  compareParameters(listOf(was.parameters), listOf(is.parameters), label, faults, compare);
  if (was.requestBody) compare('body', bodyOf(was.requestBody), bodyOf(is.requestBody), 'sent');
  else if (part(is.requestBody).required === true) faults.push(`${label} wants a body`);
  for (const [status, answer] of Object.entries(part(was.responses))) {
    const now = part(is.responses)[status];
    if (!now) faults.push(`${label} no longer answers ${status}`);
    else if (status.startsWith('2')) compare(`answer ${status}`, bodyOf(answer), bodyOf(now), 'told');
  }
  return faults;
};

const compareParameters = (
  was: Part[],
  is: Part[],
  label: string,
  faults: string[],
  compare: (where: string, old: unknown, now: unknown, way: Way) => void,
): void => {
  const key = ({ in: place, name }: Part): string => `${String(place)} ${String(name)}`;
  const known = new Map(was.map((one) => [key(one), one]));
  for (const one of is)
    if (one.required === true && known.get(key(one))?.required !== true)
      faults.push(`${label} wants the parameter ${key(one)}`);
  for (const [name, one] of known) {
    const now = is.find((other) => key(other) === name);
    if (now) compare(`parameter ${name}`, one.schema, now.schema, 'sent');
    else faults.push(`${label} no longer knows the parameter ${name}`);
  }
};

const schemaFaults = (
  where: string,
  old: Part,
  now: Part,
  way: Way,
  before: Side,
  after: Side,
  above: ReadonlySet<string> = new Set(),
): string[] => {
  const ref = refOf(old);
  if (ref !== null && above.has(ref)) return [];
  const within = ref === null ? above : new Set([...above, ref]);
  const [was, is] = [flat(old, before), flat(now, after)];
  const deeper = (further: string, a: unknown, b: unknown): string[] =>
    schemaFaults(`${where}${further}`, part(a), part(b), way, before, after, within);
  const faults = [...typeFaults(where, was, is, way), ...boundFaults(where, was, is, way)];
  if (was.items) faults.push(...deeper('[]', was.items, is.items));
  const fields = part(was.properties);
  for (const [name, field] of Object.entries(fields)) {
    const present = part(is.properties)[name];
    if (present === undefined) faults.push(`${where}.${name} is gone`);
    else faults.push(...deeper(`.${name}`, field, present));
  }
  return [...faults, ...requiredFaults(where, was, is, way)];
};

/** What was sent or told of one kind is still that; what is told is never null where it never was. */
const typeFaults = (where: string, was: Part, is: Part, way: Way): string[] => {
  const faults: string[] = [];
  if (was.type !== undefined && is.type !== undefined && was.type !== is.type)
    faults.push(`${where} is ${String(is.type)}, and was ${String(was.type)}`);
  const [wider, narrower] = way === 'told' ? [is, was] : [was, is];
  if (wider.nullable === true && narrower.nullable !== true)
    faults.push(way === 'told' ? `${where} may be null` : `${where} may no longer be null`);
  if (way === 'sent' && (was.pattern !== is.pattern || was.format !== is.format) && is.pattern !== undefined)
    faults.push(`${where} is to look otherwise`);
  const gone = listOf(was.enum).filter((value) => is.enum && !listOf(is.enum).includes(value));
  if (gone.length > 0) faults.push(`${where} no longer knows ${gone.map(String).join(', ')}`);
  if (way === 'sent' && !was.enum && is.enum) faults.push(`${where} is one of a few now`);
  return faults;
};

const boundFaults = (where: string, was: Part, is: Part, way: Way): string[] => {
  if (way === 'told') return [];
  const tightened = BOUNDS.filter(([keyword, largerIsWider]) => {
    const [old, now] = [was[keyword], is[keyword]];
    if (typeof now !== 'number') return false;
    return typeof old !== 'number' || (largerIsWider ? now < old : now > old);
  });
  return tightened.map(([keyword]) => `${where} has a narrower ${keyword}`);
};

/** A caller need not send more than before, and is told no less. */
const requiredFaults = (where: string, was: Part, is: Part, way: Way): string[] => {
  const [old, now] = [listOf<string>(was.required), listOf<string>(is.required)];
  return way === 'sent'
    ? now.filter((name) => !old.includes(name)).map((name) => `${where}.${name} is required now`)
    : old.filter((name) => !now.includes(name)).map((name) => `${where}.${name} may be left out`);
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
  return Object.assign({}, ...parts) as Part;
};
