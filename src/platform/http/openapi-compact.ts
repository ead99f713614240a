import type { OpenAPIObject } from '@nestjs/swagger';
import { type DocumentedOperation, EDGE_WORDS, edgeAnswersOf } from './openapi';
import { closeAnswers, openAnswers } from './openapi-answers';

interface Ref {
  $ref: string;
}

interface Operation {
  parameters?: object[];
  responses: Record<string, object>;
  security?: object[];
}

type Paths = Record<string, Record<string, Operation>>;

/** What every operation may answer stands in none of them but here. */
const EVERYWHERE = 'x-answered-everywhere';

/** What every operation may answer that wants a login: said by its `security`. */
const NOT_LOGGED_IN = '401';

const RESPONSE_NAMES: Record<string, string> = {
  400: 'Malformed',
  401: 'NotLoggedIn',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'Changed',
  413: 'TooLarge',
  414: 'AddressTooLong',
  415: 'UnsupportedType',
  422: 'Refused',
  428: 'VersionMissing',
  429: 'TooOften',
  503: 'Unavailable',
};

/**
 * The document as it is published: what many operations share is said once (error answers, parameters, how one logs in),
 * and answers are open. What every operation may answer, and each one that wants a login, is its `default`.
 * `expandedDocument` takes it back.
 */
export const compactDocument = (document: OpenAPIObject): OpenAPIObject => {
  const copy = structuredClone(document);
  const operations = operationsOf(copy);
  const common = answeredByAll(operations);
  const responses = new Shelf('responses');
  const parameters = new Shelf('parameters');
  const security = operations.find((one) => one.security)?.security ?? [];
  const notLoggedIn = operations.find(wantsLogin)?.responses[NOT_LOGGED_IN] ?? {};
  responses.put(RESPONSE_NAMES[NOT_LOGGED_IN] ?? '', notLoggedIn);
  const repeated = counted(operations.flatMap((one) => one.parameters ?? []));
  for (const operation of operations) {
    if (wantsLogin(operation) && isSame(operation.responses[NOT_LOGGED_IN], notLoggedIn))
      delete operation.responses[NOT_LOGGED_IN];
    shelveAnswers(operation, responses, common);
    operation.parameters &&= operation.parameters.map((one) =>
      (repeated.get(JSON.stringify(one)) ?? 0) > 1 ? parameters.put(nameOf(one), one) : one,
    );
    if (isSame(operation.security, security)) delete operation.security;
    else operation.security ??= [];
  }
  const problem = { ...common[0]?.[1], description: defaultWords(common, notLoggedIn) };
  const components = {
    ...copy.components,
    responses: { ...responses.items, Problem: problem },
    parameters: parameters.items,
  };
  const compact = {
    ...copy,
    security,
    components,
    [EVERYWHERE]: common.map(([status]) => status),
  } as OpenAPIObject;
  openAnswers(compact);
  return compact;
};

/** Problems that every operation may answer in the same words, by status. */
const answeredByAll = (operations: readonly Operation[]): [string, object][] =>
  Object.entries(operations[0]?.responses ?? {}).filter(
    ([status, answer]) =>
      isProblem(status) && operations.every((one) => isSame(one.responses[status], answer)),
  );

/** Leaves an operation the problems that are its own, by name, and its default. */
const shelveAnswers = (operation: Operation, shelf: Shelf, common: readonly [string, object][]): void => {
  const { responses } = operation;
  for (const [status, answer] of edgeAnswersOf(operation as DocumentedOperation))
    if (isSame(responses[status], answer)) delete responses[status];
  for (const [status, answer] of Object.entries(responses))
    if (isProblem(status)) responses[status] = shelf.put(RESPONSE_NAMES[status] ?? status, answer);
  for (const [status] of common) delete responses[status];
  responses.default = { $ref: '#/components/responses/Problem' };
};

/** Some take one or none: they answer either way. */
const wantsLogin = ({ security = [] }: Operation): boolean =>
  security.length > 0 && security.every((way) => Object.keys(way).length > 0);

/** Undoes `compactDocument`: every operation says everything itself. */
export const expandedDocument = (document: OpenAPIObject): OpenAPIObject => {
  const {
    security,
    [EVERYWHERE]: common,
    ...copy
  } = structuredClone(document) as unknown as OpenAPIObject & Record<typeof EVERYWHERE, string[]>;
  const { responses = {}, parameters = {}, ...components } = copy.components ?? {};
  const shared = { responses, parameters, security, common };
  for (const operation of operationsOf(copy as OpenAPIObject)) expand(operation, shared);
  const expanded = { ...copy, components } as OpenAPIObject;
  closeAnswers(expanded);
  return expanded;
};

interface Shared {
  responses: Record<string, object>;
  parameters: Record<string, object>;
  /** How one logs in, unless an operation says otherwise. */
  security?: object[];
  common: string[];
}

/** Gives an operation all that it shares with others. */
const expand = (operation: Operation, { responses, parameters, security, common }: Shared): void => {
  const answer = (status: string): object => responses[RESPONSE_NAMES[status] ?? status] ?? {};
  delete operation.responses.default;
  for (const status of common) operation.responses[status] ??= answer(status);
  for (const [status, one] of Object.entries(operation.responses))
    operation.responses[status] = resolved(one, responses);
  operation.parameters &&= operation.parameters.map((one) => resolved(one, parameters));
  for (const [status, one] of edgeAnswersOf(operation as DocumentedOperation))
    operation.responses[status] ??= one;
  operation.security ??= security;
  if (operation.security?.length === 0) delete operation.security;
  if (wantsLogin(operation)) operation.responses[NOT_LOGGED_IN] ??= answer(NOT_LOGGED_IN);
};

/** Named things of the components; what is the same has one name. */
class Shelf {
  readonly items: Record<string, object> = {};

  constructor(private readonly section: string) {}

  put(name: string, item: object): Ref {
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? name : `${name}${number}`;
      this.items[key] ??= item;
      if (isSame(this.items[key], item)) return { $ref: `#/components/${this.section}/${key}` };
    }
  }
}

const operationsOf = (document: OpenAPIObject): Operation[] =>
  Object.values(document.paths as unknown as Paths).flatMap((path) => Object.values(path));

const isProblem = (status: string): boolean => Number(status) >= 400;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const counted = (items: object[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items.map((one) => JSON.stringify(one))) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** `Idempotency-Key` becomes `IdempotencyKey`. */
const nameOf = (parameter: object): string =>
  String((parameter as { name?: string }).name)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const defaultWords = (answers: [string, object][], notLoggedIn: object): string =>
  [
    'Every operation may answer these:',
    ...answers.map(([status, one]) => `${status}: ${wordsOf(one)}`),
    ...EDGE_WORDS,
    `${NOT_LOGGED_IN}: ${wordsOf(notLoggedIn)} (where a login is wanted)`,
  ].join(' ');

const wordsOf = (answer: object): string => (answer as { description?: string }).description ?? '';

const resolved = (item: object, shelf: Record<string, object>): object =>
  '$ref' in item ? (shelf[String(item.$ref).split('/').at(-1) ?? ''] ?? item) : item;
