import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument, TAGS } from '../../src/contract';
import { compactDocument, expandedDocument } from '../../src/platform/http/openapi-compact';
import {
  declaredRoutes,
  exampleBody,
  labelOf,
  operations,
  type Operation,
  type Route,
  routerLabels,
} from '../support/routes';
import { useTestApp } from '../support/use-test-app';

/** Pages for people and probes: outside the contract of /v1. */
const PAGES = [
  'GET /bookings/:id/calendar.ics',
  'GET /bookings/:id/room',
  'GET /bookings/:id/status',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /reports/:token/report.pdf',
];

const OPENAPI = join(__dirname, '..', '..', 'openapi.json');
/** So large may the first 134 operations be, with answers that fill a whole page each, and so much larger each later one. */
const SIZE = { operations: 134, bytes: 300_000, bytesOfEachLater: 2_000 };

const nameIn = (ref: string): string => ref.split('/').at(-1) ?? '';

describe('the OpenAPI document', () => {
  const app = useTestApp();
  let documented: Map<string, Operation>;
  let routes: Route[];
  beforeAll(() => {
    documented = operations(app.nest);
    routes = declaredRoutes(app.nest);
  });

  /** Labels of the operations for which something is missing. */
  const without = (has: (operation: Operation, route: Route | undefined) => boolean): string[] =>
    [...documented]
      .filter(
        ([label, operation]) =>
          !has(
            operation,
            routes.find((route) => labelOf(route) === label),
          ),
      )
      .map(([label]) => label);

  it('attack 9: names every route of the router but the pages', () => {
    const router = routerLabels(app.nest).filter((label) => !label.startsWith('GET /docs'));
    expect([...documented.keys(), ...PAGES].sort()).toEqual(router.sort());
  });

  it('is written with what many operations share said once, and is the same', () => {
    const whole = openApiDocument(app.nest);
    expect(expandedDocument(compactDocument(whole))).toEqual(whole);
    const written = JSON.parse(readFileSync(OPENAPI, 'utf8')) as typeof whole;
    expect(expandedDocument(written)).toEqual(JSON.parse(JSON.stringify(whole)));
  });

  it('stays small enough to read', () => {
    const later = documented.size - SIZE.operations;
    expect(statSync(OPENAPI).size).toBeLessThan(SIZE.bytes + later * SIZE.bytesOfEachLater);
  });

  it('leaves answers open for what /v1 will add, and requests closed', () => {
    const { components } = JSON.parse(readFileSync(OPENAPI, 'utf8')) as {
      components: { schemas: Record<string, { additionalProperties?: unknown }> };
    };
    expect(components.schemas.Booking).not.toHaveProperty('additionalProperties');
    expect(components.schemas.CreateBooking).toHaveProperty('additionalProperties', false);
  });

  it('calls each operation by a name of its own, as a client would', () => {
    const names = [...documented.values()].map(({ operationId = '' }) => operationId);
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]+)*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says what each group of operations is about', () => {
    const used = new Set([...documented.values()].flatMap(({ tags = [] }) => tags));
    expect([...used].sort()).toEqual(Object.keys(TAGS).sort());
  });

  it('names the largest page of each list', () => {
    const limits = [...documented.values()].flatMap(({ parameters = [] }) =>
      parameters.filter(({ name }) => name === 'limit'),
    );
    expect(limits.length).toBeGreaterThan(20);
    expect(limits.filter(({ schema }) => schema?.maximum === undefined)).toEqual([]);
  });

  it('makes every list a page, also the short ones', () => {
    const { schemas = {} } = openApiDocument(app.nest).components ?? {};
    const answers = [...documented.values()].flatMap(({ responses }) => Object.values(responses));
    const fields = answers
      .flatMap(({ content = {} }) => Object.values(content))
      .map(({ schema }) => {
        const { $ref, properties } = schema as { $ref?: string; properties?: object };
        return Object.keys(
          (($ref ? schemas[nameIn($ref)] : { properties }) as { properties?: object }).properties ?? {},
        );
      });
    const lists = fields.filter((names) => names.includes('items'));
    expect(lists.length).toBeGreaterThan(25);
    expect(lists.filter((names) => !names.includes('nextCursor'))).toEqual([]);
  });

  it('speaks of no address that it does not have', () => {
    const written = readFileSync(OPENAPI, 'utf8');
    const paths = Object.keys((JSON.parse(written) as { paths: object }).paths);
    const named = [...new Set(written.match(/\/v1\/[a-zA-Z/{}-]+/g))];
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((name) => !paths.some((path) => path.startsWith(name)))).toEqual([]);
  });

  it('says nothing twice', () => {
    const said = [...documented.values()].flatMap(({ responses }) => Object.values(responses));
    const twice = said.map(({ description = '' }) => description.split('\n\n'));
    expect(twice.filter((parts) => new Set(parts).size < parts.length)).toEqual([]);
  });

  it('gives each operation a summary and a tag', () => {
    expect(without(({ summary, tags }) => Boolean(summary) && tags?.length === 1)).toEqual([]);
  });

  it('asks for a token exactly where the route does', () => {
    const agrees = ({ security = [] }: Operation, route: Route | undefined): boolean => {
      const demands = security.length > 0 && security.every((way) => 'bearer' in way);
      return demands === (route?.access?.kind !== 'public');
    };
    expect(without(agrees)).toEqual([]);
  });

  it('tells of 401 where a token is needed, and of 403 where a role is', () => {
    const told = ({ responses }: Operation, route: Route | undefined): boolean =>
      (route?.access?.kind === 'public' || '401' in responses) &&
      (route?.access?.kind !== 'roles' || '403' in responses);
    expect(without(told)).toEqual([]);
  });

  it('gives every success a schema, but 204', () => {
    const answered = ({ responses }: Operation): boolean =>
      Object.entries(responses)
        .filter(([status]) => status.startsWith('2') && status !== '204')
        .every(([, { content }]) => Object.values(content ?? {}).some(({ schema }) => schema));
    expect(without((operation) => hasSuccess(operation) && answered(operation))).toEqual([]);
  });

  it('gives every body an example', () => {
    const shown = (operation: Operation): boolean =>
      !operation.requestBody || exampleBody(app.nest, operation) !== undefined;
    expect(without(shown)).toEqual([]);
  });

  it('describes every parameter of the address', () => {
    const named = ({ parameters = [] }: Operation, route: Route | undefined): boolean =>
      [...(route?.path ?? '').matchAll(/:(\w+)/g)].every(([, name]) =>
        parameters.some(
          (parameter) => parameter.name === name && parameter.in === 'path' && parameter.schema,
        ),
      );
    expect(without(named)).toEqual([]);
  });

  it('asks for an Idempotency-Key where money moves', () => {
    const asking = [...documented].filter(([, { parameters = [] }]) =>
      parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(asking.map(([label]) => label)).toContain('POST /v1/bookings');
  });
});

const hasSuccess = ({ responses }: Operation): boolean =>
  Object.keys(responses).some((status) => status.startsWith('2'));
