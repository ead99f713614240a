import fc from 'fast-check';
import type { ApiOperation, Contract, Parameter } from './contract';
import { nearly } from './mutations';
import { ODD_TEXTS, RAW_BODIES } from './oddities';
import { Known, nameOfPathParameter, type Pools } from './pools';
import { someOf, ValueMaker } from './values';
import { type Actor, ACTORS, type SentRequest } from './wire';

type Values = Record<string, unknown>;

/** A request before the values that answers must supply are filled in. */
export interface Plan {
  actor: Actor;
  /** True: whoever has had most success with this operation; else the actor above. */
  likely: boolean;
  path: Values;
  query: Values;
  headers: Values;
  body: { json: unknown } | { raw: string; type?: string } | null;
}

/** The sources of requests for each operation of a contract. */
export const planners = ({ operations, resolve }: Contract): Map<ApiOperation, fc.Arbitrary<Plan>> => {
  const values = new ValueMaker(resolve);
  return new Map(operations.map((operation) => [operation, planOf(operation, values, resolve)]));
};

const planOf = (
  operation: ApiOperation,
  values: ValueMaker,
  resolve: Contract['resolve'],
): fc.Arbitrary<Plan> => {
  const of = (place: Parameter['in']): Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === place);
  return fc.record({
    actor: fc.constantFrom(...ACTORS),
    likely: fc.integer({ min: 1, max: 10 }).map((n) => n > 3),
    path: oftenAsDeclared(members(of('path'), values, operation.path), of('path')),
    query: oftenAsDeclared(members(of('query'), values, operation.path), of('query'), true),
    headers: fc.oneof(
      { weight: 16, arbitrary: members(of('header'), values, operation.path) },
      { weight: 1, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: oddHeaders(of('header')) },
    ),
    body: bodies(operation, values, resolve),
  });
};

const HEADER_VALUES: Record<string, fc.Arbitrary<unknown>> = {
  'if-match': fc.oneof(
    fc.integer({ min: 0, max: 3 }).map((version) => `"${version}"`),
    fc.nat(1_000).map((pick) => new Known('etag', pick * 4, '"1"')),
  ),
  'idempotency-key': fc.oneof(fc.uuid(), fc.constantFrom('the-same-key-again', 'another-key-again')),
};

const members = (parameters: Parameter[], values: ValueMaker, path: string): fc.Arbitrary<Values> =>
  someOf(
    Object.fromEntries(
      parameters.map(({ name, in: place, schema }) => [
        name,
        HEADER_VALUES[name.toLowerCase()] ??
          values.of(schema, place === 'path' ? nameOfPathParameter(path, name) : name),
      ]),
    ),
    parameters.filter(({ required, in: place }) => required || place === 'header').map(({ name }) => name),
  );

/** One time in four, one parameter is odd; in a query it may also be missing, repeated, or one that nobody knows. */
const oftenAsDeclared = (
  declared: fc.Arbitrary<Values>,
  parameters: Parameter[],
  isQuery = false,
): fc.Arbitrary<Values> => {
  if (parameters.length === 0 && !isQuery) return declared;
  const names = parameters.map(({ name }) => name);
  const odd = fc
    .tuple(
      declared,
      fc.nat(1_000),
      fc.constantFrom(...ODD_TEXTS),
      fc.integer({ min: 0, max: isQuery ? 7 : 3 }),
    )
    .map(([values, place, text, way]): Values => {
      const name = names[place % Math.max(1, names.length)] ?? 'nobodyKnows';
      if (way <= 3) return { ...values, [name]: text };
      if (way === 4) return { ...values, nobodyKnows: text };
      if (way === 5) return { ...values, [`${name}[]`]: text };
      if (way === 6) return { ...values, [name]: [values[name] ?? text, text] };
      return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
    });
  return fc.oneof(
    { weight: names.length === 0 ? 12 : 3, arbitrary: declared },
    { weight: 1, arbitrary: odd },
  );
};

/** Header values cannot hold everything; what they cannot is the client's problem, not the server's. */
const oddHeaders = (parameters: Parameter[]): fc.Arbitrary<Values> =>
  fc
    .constantFrom(
      '',
      '*',
      '"x"',
      'W/"1"',
      '"1", "2"',
      '"99999999999999999999"',
      'short',
      'x'.repeat(300),
      'ÿ\t ÿ',
    )
    .map((text) => Object.fromEntries(parameters.map(({ name }) => [name, text])));

const bodies = (
  { body, method, fileTypes }: ApiOperation,
  values: ValueMaker,
  resolve: Contract['resolve'],
): fc.Arbitrary<Plan['body']> => {
  if (fileTypes.length > 0) return files(fileTypes);
  if (!body) {
    const stray = fc.constantFrom<Plan['body'][]>({ json: {} }, { raw: '' }, { raw: '{' });
    return fc.oneof(
      { weight: method === 'GET' ? 60 : 12, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: stray },
    );
  }
  const allowed = values.of(body, '');
  return fc.oneof(
    { weight: 12, arbitrary: allowed.map((json) => ({ json })) },
    { weight: 7, arbitrary: nearly(allowed, body, resolve).map((json) => ({ json })) },
    { weight: 1, arbitrary: fc.constantFrom(...RAW_BODIES).map((raw) => ({ raw })) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
};

/** Texts of a length that is asked for, too short ones, odd ones, and what is no file of these types. */
const files = (types: string[]): fc.Arbitrary<Plan['body']> => {
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 400, max: 1_000 }).map((words) => 'word '.repeat(words)) },
    { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS) },
    { weight: 1, arbitrary: fc.constantFrom('', '%PDF-1.7', 'word '.repeat(20_000)) },
  );
  const type = fc.constantFrom(...types);
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ raw: text, type }) },
    { weight: 1, arbitrary: fc.constantFrom<Plan['body'][]>(null, { json: {} }, { raw: '{' }) },
  );
};

/** The request of a plan, with every `Known` value taken from the pools. */
export const requestOf = (operation: ApiOperation, plan: Plan, actor: Actor, pools: Pools): SentRequest => ({
  operation,
  method: operation.method,
  actor,
  path: texts(plan.path, pools) as Record<string, string>,
  query: texts(plan.query, pools),
  headers: texts(plan.headers, pools) as Record<string, string>,
  body: plan.body && 'json' in plan.body ? { json: filled(plan.body.json, pools) } : plan.body,
});

const texts = (values: Values, pools: Pools): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const one = filled(value, pools);
      return [name, Array.isArray(one) ? one.map(String) : String(one)];
    }),
  );

const filled = (value: unknown, pools: Pools): unknown => {
  if (value instanceof Known) return pools.take(value);
  if (Array.isArray(value)) return value.map((item) => filled(item, pools));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(member, pools)]));
};
