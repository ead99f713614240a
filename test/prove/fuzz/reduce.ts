import type { SentRequest } from './wire';

const MOST_TRIES = 80;

/**
 * The smallest request that still shows the same fault, as far as leaving things out gets; null when the request
 * shows it no longer (it depended on what came before).
 */
export const reduce = async (
  request: SentRequest,
  shows: (request: SentRequest) => Promise<boolean>,
): Promise<SentRequest | null> => {
  if (!(await shows(request))) return null;
  let smallest = request;
  let tries = MOST_TRIES;
  for (let smaller = true; smaller;) {
    smaller = false;
    for (const candidate of simpler(smallest)) {
      if ((tries -= 1) < 0) return smallest;
      if (!(await shows(candidate))) continue;
      smallest = candidate;
      smaller = true;
      break;
    }
  }
  return smallest;
};

/** Requests that are one step simpler. */
const simpler = (request: SentRequest): SentRequest[] => [
  ...without(request.query).map((query) => ({ ...request, query })),
  ...without(request.headers).map((headers) => ({ ...request, headers })),
  ...simplerBody(request),
];

const simplerBody = (request: SentRequest): SentRequest[] => {
  const { body } = request;
  if (body === null) return [];
  const smaller = 'json' in body ? simplerValues(body.json).map((json) => ({ json })) : [];
  return [null, ...smaller].map((next) => ({ ...request, body: next }));
};

const without = <T>(members: Record<string, T>): Record<string, T>[] =>
  Object.keys(members).map((name) =>
    Object.fromEntries(Object.entries(members).filter(([key]) => key !== name)),
  );

const simplerValues = (value: unknown): unknown[] => {
  if (typeof value === 'string' && value.length > 1) return [value.slice(0, Math.ceil(value.length / 2))];
  if (Array.isArray(value))
    return [
      ...value.map((_, index) => value.toSpliced(index, 1)),
      ...value.flatMap((item, index) => simplerValues(item).map((next) => value.with(index, next))),
    ];
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...without(value as Record<string, unknown>),
    ...Object.entries(value).flatMap(([name, member]) =>
      simplerValues(member).map((next) => ({ ...value, [name]: next })),
    ),
  ];
};
