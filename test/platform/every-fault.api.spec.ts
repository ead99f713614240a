import { newId } from '../../src/shared/ids';
import type { TestAccount } from '../support/app';
import { makeCoach } from '../support/coaches';
import {
  addressOf,
  declaredRoutes,
  labelOf,
  operations,
  type Operation,
  type Route,
} from '../support/routes';
import { useTestApp } from '../support/use-test-app';
import { wordFaults } from '../attacks/problem-shape';

const app = useTestApp();
let callers: Record<string, TestAccount>;
beforeAll(async () => {
  callers = {
    candidate: await app.signUp(),
    coach: await makeCoach(app),
    admin: await app.signUp({ roles: ['admin'] }),
  };
});

interface Told {
  status: number;
  field?: string;
  detail: string;
  errors?: { field: string; code: string; message: string }[];
}

let calls = 0;

const ask = async (
  route: Route,
  path: string,
  body?: unknown,
  type = 'application/json',
  withKey = true,
): Promise<Told> => {
  const role = route.access?.kind === 'roles' ? (route.access.roles[0] ?? 'candidate') : 'candidate';
  calls += 1;
  const answer = await fetch(`${app.url}${path}`, {
    method: route.method,
    headers: {
      Authorization: `Bearer ${callers[role]?.token}`,
      ...(withKey && { 'Idempotency-Key': `every-fault-${calls}` }),
      'If-Match': '"1"',
      ...(body !== undefined && { 'Content-Type': type }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { ...((await answer.json()) as Told), status: answer.status };
};

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
}

const resolved = (schema: Schema | undefined): Schema => {
  const name = (schema?.$ref ?? schema?.allOf?.[0]?.$ref)?.split('/').at(-1);
  const { components } = JSON.parse(documentText) as { components: { schemas: Record<string, Schema> } };
  return name ? (components.schemas[name] ?? {}) : (schema ?? {});
};
let documentText = '{}';
beforeAll(async () => {
  documentText = await (await fetch(`${app.url}/docs-json`)).text();
});

const apiRoutes = (): [Route, Operation][] => {
  const documented = operations(app.nest);
  return declaredRoutes(app.nest).flatMap((route): [Route, Operation][] => {
    const operation = documented.get(labelOf(route));
    return operation && route.path.startsWith('/v1/') ? [[route, operation]] : [];
  });
};

/** What a body of this operation is made of; null where it takes none of our JSON. */
const bodyOf = ({ requestBody }: Operation): Schema | null => {
  const schema = requestBody?.content['application/json']?.schema as Schema | undefined;
  const body = schema && resolved(schema);
  return body?.properties ? body : null;
};

const named = ({ errors = [] }: Told): string[] => errors.map(({ field }) => field.split('.')[0] ?? '');
const complaint = (label: string, told: Told, wanted: string[]): string[] => {
  const missing = wanted.filter((field) => !named(told).includes(field));
  const words = wordFaults(told as unknown as Record<string, unknown>);
  return [...(missing.length > 0 ? [`names no ${missing.join()}`] : []), ...words].map(
    (fault) => `${label}: ${told.status} ${fault}`,
  );
};

it('an empty body is told every field that is needed, each in a sentence', async () => {
  const complaints: string[] = [];
  let told = 0;
  for (const [route, operation] of apiRoutes()) {
    const body = bodyOf(operation);
    if (!body?.required?.length) continue;
    complaints.push(...complaint(labelOf(route), await ask(route, addressOf(route.path), {}), body.required));
    told += 1;
  }
  expect(complaints).toEqual([]);
  expect(told).toBeGreaterThan(25);
});

it('a request without its key is told that with everything else, and that alone where nothing else is wrong', async () => {
  const keyed = apiRoutes().filter(([, { parameters = [] }]) =>
    parameters.some(({ name }) => name === 'Idempotency-Key'),
  );
  expect(keyed.map(([route]) => labelOf(route)).sort()).toEqual([
    'POST /v1/bookings',
    'POST /v1/document-reviews',
  ]);
  for (const [route, operation] of keyed) {
    const told = await ask(route, route.path, { nobodyKnows: 1 }, 'application/json', false);
    expect(told).toMatchObject({ status: 400, code: 'idempotency_key.missing', field: 'Idempotency-Key' });
    const wanted = ['Idempotency-Key', ...(bodyOf(operation)?.required ?? []), 'nobodyKnows'];
    expect(named(told).sort()).toEqual([...wanted].sort());
    expect(complaint(labelOf(route), told, wanted)).toEqual([]);
    const right = { offeringId: newId(), startsAt: '2027-03-01T17:00:00Z' };
    const fields = Object.keys(bodyOf(operation)?.properties ?? {});
    const sent = Object.fromEntries(Object.entries(right).filter(([name]) => fields.includes(name)));
    expect(named(await ask(route, route.path, sent, 'application/json', false))).toEqual(['Idempotency-Key']);
  }
});

it.each([
  ['an object', { x: 1 }],
  ['a list of lists', [[[]]]],
  ['a fraction', -0.5],
])('a body with %s in every field is told every field, and those that nobody knows', async (_, value) => {
  const complaints: string[] = [];
  for (const [route, operation] of apiRoutes()) {
    const fields = Object.keys(bodyOf(operation)?.properties ?? {});
    if (fields.length === 0) continue;
    const sent = Object.fromEntries([...fields, 'nobodyKnows', 'norThis'].map((field) => [field, value]));
    const answer = await ask(route, addressOf(route.path), sent);
    const wanted = fields.filter((field) => !(typeof value === 'object' && isFree(field)));
    complaints.push(...complaint(labelOf(route), answer, [...wanted, 'nobodyKnows', 'norThis']));
  }
  expect(complaints).toEqual([]);
});

/** Records and lists of anything take what we send, until somebody looks at it. */
const isFree = (field: string): boolean => ['recommendation', 'competencies', 'principles'].includes(field);

it('every parameter of an address that is wrong is told, each in a sentence', async () => {
  const complaints: string[] = [];
  for (const [route, operation] of apiRoutes()) {
    const parameters = (operation.parameters ?? []).filter((one) => one.in === 'query');
    if (parameters.length === 0) continue;
    const query = new URLSearchParams([
      ...parameters.map(({ name }): [string, string] => [name, '\u0000?']),
      ['nobodyKnows', '1'],
      ['norThis', '2'],
    ]);
    const file = operation.requestBody?.content['text/plain'] ? 'A file.' : undefined;
    const answer = await ask(route, `${addressOf(route.path)}?${query.toString()}`, file, 'text/plain');
    const strict = parameters
      .map(({ name }) => name)
      // Cursors and names of files are read later, by what they belong to; tokens are compared with the right ones.
      .filter((name) => !['cursor', 'token'].includes(name) && !(file && name === 'name'));
    complaints.push(...complaint(labelOf(route), answer, [...strict, 'nobodyKnows', 'norThis']));
  }
  expect(complaints).toEqual([]);
});

it('so is what stands in the path', async () => {
  const complaints: string[] = [];
  for (const [route] of apiRoutes()) {
    const name = /:(\w+)/.exec(route.path)?.[1];
    if (!name) continue;
    const answer = await ask(route, route.path.replaceAll(/:\w+/g, '~~'));
    complaints.push(...complaint(labelOf(route), answer, []));
  }
  expect(complaints).toEqual([]);
});
