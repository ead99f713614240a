import type { TestAccount, TestApp } from '../support/app';
import { addressOf, declaredRoutes, exampleBody, labelOf, operations, type Route } from '../support/routes';

export interface Callers {
  candidate: TestAccount;
  coach: TestAccount;
  admin: TestAccount;
}

/** One place of one operation that takes a value: a leaf of its body, or a parameter of its address. */
export interface Place {
  label: string;
  /** Dotted path in the body, or the name of the parameter. */
  name: string;
  in: 'body' | 'query';
  /** What the example has there; undefined for a parameter. */
  example: unknown;
  /** Calls the operation with this value there. */
  send: (value: unknown) => Promise<Answer>;
}

export interface Answer {
  status: number;
  type: string | undefined;
  body: string;
  field: string | undefined;
  code: string | undefined;
}

/** Every leaf of the example body of every operation, and every parameter of its address. */
export const everyPlace = (app: TestApp, callers: Callers): Place[] => {
  const documented = operations(app.nest);
  return declaredRoutes(app.nest).flatMap((route) => {
    const operation = documented.get(labelOf(route));
    if (!operation || route.path.startsWith('/sandbox')) return [];
    const token = callerOf(route, callers).token;
    const example = exampleBody(app.nest, operation);
    const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    return [
      ...leavesOf(example).map(([path, value]) => bodyPlace(app, route, token, example, path, value)),
      ...parameters.map(({ name }) => {
        const others = parameters.filter((other) => other.required && other.name !== name);
        return queryPlace(
          app,
          route,
          token,
          name,
          others.map((other) => `&${other.name}=${GIVEN[other.name] ?? ''}`).join(''),
        );
      }),
    ];
  });
};

/** Values for the parameters that an operation cannot do without. */
const GIVEN: Record<string, string> = {
  offeringId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
  from: '2027-03-01T00:00:00Z',
  to: '2027-03-02T00:00:00Z',
  startsAt: '2027-03-01T10:00:00Z',
};

const callerOf = ({ access }: Route, callers: Callers): TestAccount =>
  access?.kind === 'roles' ? callers[access.roles[0] ?? 'candidate'] : callers.candidate;

type Path = (string | number)[];

const leavesOf = (value: unknown, path: Path = []): [Path, unknown][] => {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [[path, value]] : [];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
};

const replaced = (value: unknown, [step, ...rest]: Path, put: unknown): unknown => {
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((one, i) => (i === step ? replaced(one, rest, put) : (one as unknown)));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaced(object[step], rest, put) };
};

const bodyPlace = (
  app: TestApp,
  route: Route,
  token: string,
  example: unknown,
  path: Path,
  value: unknown,
): Place => ({
  label: labelOf(route),
  name: path.join('.'),
  in: 'body',
  example: value,
  send: (put) => call(app, route, token, '', JSON.stringify(replaced(example, path, put))),
});

const queryPlace = (app: TestApp, route: Route, token: string, name: string, others: string): Place => ({
  label: labelOf(route),
  name,
  in: 'query',
  example: undefined,
  send: (put) => call(app, route, token, queryOf(name, put) + others),
});

/** Lists become `name=a&name=b`, objects `name[key]=value`, as clients of other frameworks write them. */
const queryOf = (name: string, value: unknown): string => {
  const pairs: [string, unknown][] = Array.isArray(value)
    ? value.map((one) => [name, one])
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [`${name}[${key}]`, inner])
      : [[name, value]];
  const encoded = ([key, one]: [string, unknown]) => `${encode(key)}=${encode(String(one))}`;
  return `?${pairs.map(encoded).join('&')}`;
};

/** Half a character cannot be written in an address as anything but these bytes. */
const encode = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');

let calls = 0;

const call = async (
  app: TestApp,
  route: Route,
  token: string,
  query: string,
  body?: string,
): Promise<Answer> => {
  calls += 1;
  const answer = await fetch(`${app.url}${addressOf(route.path)}${query}`, {
    method: route.method,
    headers: {
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': `every-field-${calls}`,
      'If-Match': '"1"',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    body,
  });
  const text = await answer.text();

  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? undefined,
    body: text,
    ...namesIn(text),
  };
};

const namesIn = (text: string): { field: string | undefined; code: string | undefined } => {
  try {
    const { field, code } = JSON.parse(text) as { field?: string; code?: string };
    return { field, code };
  } catch {
    return { field: undefined, code: undefined };
  }
};
