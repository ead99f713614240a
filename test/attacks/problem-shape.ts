/** What must never be in an answer: traces, SQL, paths, names and versions of what we run on. */
const TELLTALE =
  /\bat \S+ \(|node_modules|\.(ts|js):\d|\/src\/|\/home\/|SELECT |INSERT |pg_|relation "|violates|PostgreSQL|TypeORM|Fastify|\bNest|zod|node\/|v\d+\.\d+\.\d+/i;

const MEMBERS = new Set([
  'type',
  'title',
  'status',
  'code',
  'detail',
  'field',
  'requestId',
  'errors',
  'nextSlots',
]);

export interface SeenAnswer {
  status: number;
  type: string | undefined;
  body: string;
}

/** What is wrong with an error answer as a problem document (RFC 9457) that tells nothing of our insides. */
export const faultsOfProblem = ({ status, type, body }: SeenAnswer): string[] => {
  const faults: string[] = [];
  if (!type?.startsWith('application/problem+json')) faults.push(`content type ${type}`);
  if (TELLTALE.test(body)) faults.push(`tells of our insides: ${TELLTALE.exec(body)?.[0]}`);
  if (body.length > 5_000) faults.push(`${body.length} characters`);
  return [...faults, ...memberFaults(status, body)];
};

const memberFaults = (status: number, body: string): string[] => {
  let told: Record<string, unknown>;
  try {
    told = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return [`no JSON: ${body.slice(0, 100)}`];
  }
  const strange = Object.keys(told).filter((name) => !MEMBERS.has(name));
  return [
    ...(strange.length > 0 ? [`members ${strange.join()}`] : []),
    ...(told.status === status ? [] : [`status ${String(told.status)} in the body of ${status}`]),
    ...(/^[a-z_]+(\.[a-z_]+)+$/.test(String(told.code)) ? [] : [`code ${String(told.code)}`]),
    ...wordFaults(told),
    ...(typeof told.requestId === 'string' && told.requestId.length > 10 ? [] : ['no requestId']),
  ];
};

/** What the validation library would say, and other words for programs. */
const LIBRARY =
  /Invalid (input|option|string|key|value|number)|received (undefined|string|number|array|object|boolean|null|NaN)|Too (small|big)|Unrecognized|>=|<=|\bmust be\b|undefined|\bNaN\b|\{it\}/i;

/** A sentence of ours: a capital (or what it quotes), a full stop, and no word of the library. */
const isSentence = (text: unknown): boolean =>
  typeof text === 'string' && /^[\p{Lu}"0-9]/u.test(text) && /[.?]$/.test(text) && !LIBRARY.test(text);

interface NamedField {
  field?: unknown;
  code?: unknown;
  message?: unknown;
}

/** What is wrong with the words of a problem: its detail, and the code and sentence of every field that it names. */
export const wordFaults = ({ detail, errors }: Record<string, unknown>): string[] => {
  const named = (Array.isArray(errors) ? errors : []) as NamedField[];
  return [
    ...(isSentence(detail) ? [] : [`detail: ${String(detail)}`]),
    ...named
      .filter(({ code, message }) => !isSentence(message) || !/^[a-z_]+(\.[a-z_]+)+$/.test(String(code)))
      .map(({ field, code, message }) => `${String(field)} ${String(code)}: ${String(message)}`),
  ];
};
