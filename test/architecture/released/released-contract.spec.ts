import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { expandedDocument } from '../../../src/platform/http/openapi-compact';
import { narrowed } from './narrowed';

const read = (file: string): OpenAPIObject =>
  expandedDocument(
    JSON.parse(readFileSync(join(__dirname, '..', '..', '..', file), 'utf8')) as OpenAPIObject,
  );

type Body = Record<string, unknown>;

/** A contract with one list, one thing that is made, and one that is read. */
const contract = (): OpenAPIObject =>
  ({
    openapi: '3.0.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/v1/things': {
        get: {
          operationId: 'listThings',
          parameters: [
            { in: 'query', name: 'kind', required: false, schema: { type: 'string', enum: ['a', 'b'] } },
          ],
          responses: { 200: answer({ type: 'array', items: { $ref: '#/components/schemas/Thing' } }) },
        },
        post: {
          operationId: 'makeThing',
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/NewThing' }) },
          responses: { 201: answer({ $ref: '#/components/schemas/Thing' }), 409: { description: 'Taken' } },
        },
      },
    },
    components: {
      schemas: {
        NewThing: {
          type: 'object',
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 20 },
            note: { type: 'string', nullable: true },
          },
          required: ['name'],
        },
        Thing: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            state: { type: 'string', enum: ['new'] },
            parent: { allOf: [{ $ref: '#/components/schemas/Thing' }], nullable: true },
          },
          required: ['name', 'state', 'parent'],
        },
      },
    },
  }) as unknown as OpenAPIObject;
const json = (schema: Body) => ({ 'application/json': { schema } });
const answer = (schema: Body) => ({ description: 'Done.', content: json(schema) });

/** The same with something else at one place; `undefined` takes it away. */
const changed = (path: string, value: unknown): OpenAPIObject => {
  const copy = contract();
  const steps = path.split(' ');
  const last = steps.pop() as string;
  let at = copy as unknown as Body;
  for (const step of steps) at = (at[step] ??= {}) as Body;
  at[last] = value;
  return JSON.parse(JSON.stringify(copy)) as OpenAPIObject;
};

const LIST = 'paths /v1/things get';
const MAKE = 'paths /v1/things post';
const NEW = 'components schemas NewThing';
const THING = 'components schemas Thing';

describe('the released contract', () => {
  it('is kept: since then /v1 has only added', () => {
    const released = read('openapi.released.json');
    expect(Object.keys(released.paths).length).toBeGreaterThan(80);
    expect(narrowed(released, read('openapi.json'))).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['an operation', 'paths /v1/others', { get: { operationId: 'listOthers', responses: {} } }],
    ['a parameter', `${LIST} parameters 1`, { in: 'query', name: 'limit', schema: { type: 'integer' } }],
    ['a value of a filter', `${LIST} parameters 0 schema enum`, ['a', 'b', 'c']],
    ['something that may be sent', `${NEW} properties colour`, { type: 'string' }],
    ['room', `${NEW} properties name maxLength`, 30],
    ['a field of an answer', `${THING} properties colour`, { type: 'string' }],
    ['a promise', `${THING} required`, ['name', 'state', 'parent', 'colour']],
    ['a state', `${THING} properties state enum`, ['new', 'old']],
    ['a login that shows more', `${LIST} security`, [{ bearer: [] }, {}]],
    ['a refusal', `${MAKE} responses 422`, { description: 'Refused' }],
  ])('may add %s', (_, path, value) => {
    expect(narrowed(contract(), changed(path, value))).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['an operation', LIST, undefined, 'GET /v1/things is gone'],
    ['its name', `${LIST} operationId`, 'getThings', 'GET /v1/things is called otherwise'],
    ['its openness', `${LIST} security`, [{ bearer: [] }], 'GET /v1/things wants a login'],
    ['a parameter', `${LIST} parameters`, [], 'GET /v1/things no longer knows the parameter query kind'],
    [
      'the freedom to leave one out',
      `${LIST} parameters 0 required`,
      true,
      'GET /v1/things wants the parameter query kind',
    ],
    [
      'a value of a filter',
      `${LIST} parameters 0 schema enum`,
      ['a'],
      'GET /v1/things parameter query kind no longer knows b',
    ],
    ['what may be sent', `${NEW} properties note`, undefined, 'POST /v1/things body.note is gone'],
    [
      'the freedom to leave it out',
      `${NEW} required`,
      ['name', 'note'],
      'POST /v1/things body.note is required now',
    ],
    [
      'the freedom to say nothing',
      `${NEW} properties note nullable`,
      false,
      'POST /v1/things body.note may no longer be null',
    ],
    ['room', `${NEW} properties name maxLength`, 10, 'POST /v1/things body.name has a narrower maxLength'],
    ['any look', `${NEW} properties name pattern`, '^a', 'POST /v1/things body.name is to look otherwise'],
    ['any value', `${NEW} properties name enum`, ['a'], 'POST /v1/things body.name is one of a few now'],
    ['a field', `${THING} properties name`, undefined, 'GET /v1/things answer 200[].name is gone'],
    [
      'a promise',
      `${THING} required`,
      ['name', 'state'],
      'POST /v1/things answer 201.parent may be left out',
    ],
    [
      'that it is there',
      `${THING} properties name nullable`,
      true,
      'POST /v1/things answer 201.name may be null',
    ],
    [
      'what it is',
      `${THING} properties name type`,
      'integer',
      'POST /v1/things answer 201.name is integer, and was string',
    ],
    ['an answer', `${MAKE} responses 409`, undefined, 'POST /v1/things no longer answers 409'],
    ['the name of a type', THING, undefined, 'the schema Thing is gone'],
  ])('may not take away %s', (_, path, value, fault) => {
    expect(narrowed(contract(), changed(path, value))).toContain(fault);
  });
});
