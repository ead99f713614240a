import type { FindingKind } from './judge';
import type { Answer, Send, SentRequest } from './wire';

/** A fault built into a copy of the application, and the finding that must come of it. */
export interface SeededFault {
  kind: FindingKind;
  /** Label of the operation. */
  operation: string;
  /** What the copy answers instead; null leaves the answer as it is. */
  instead: (request: SentRequest, answer: Answer) => Answer | null | 'silence';
}

const changed = (answer: Answer, change: Partial<Answer> & { json?: unknown }): Answer => ({
  ...answer,
  ...change,
  ...('json' in change && { text: JSON.stringify(change.json) }),
});

/** Another body in answers with success. */
const success =
  (change: (body: Record<string, unknown>) => unknown) =>
  (_: SentRequest, answer: Answer): Answer | null =>
    answer.status < 300 && typeof answer.json === 'object'
      ? changed(answer, { json: change(answer.json as Record<string, unknown>) })
      : null;

const firstItem = (body: Record<string, unknown>, change: object): Record<string, unknown> => {
  const [first, ...others] = body.items as object[];
  return first ? { ...body, items: [{ ...first, ...change }, ...others] } : body;
};

const without = (body: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));

const jsonOf = ({ body }: SentRequest): Record<string, unknown> | null =>
  body && 'json' in body && typeof body.json === 'object'
    ? (body.json as Record<string, unknown> | null)
    : null;

const internal: Partial<Answer> = {
  status: 500,
  contentType: 'application/json',
  json: { message: 'Internal' },
};

/** One fault of each kind at least, shallow ones and such that only a session far along can show. */
export const SEEDED_FAULTS: SeededFault[] = [
  {
    kind: 'server error',
    operation: 'GET /v1/coaches',
    instead: ({ query }, answer) => (Number(query.minutes) > 60 ? changed(answer, internal) : null),
  },
  {
    kind: 'server error',
    operation: 'POST /v1/me/targets',
    instead: (_, answer) => (answer.status === 422 ? changed(answer, internal) : null),
  },
  {
    kind: 'undocumented status',
    operation: 'GET /v1/packs/{packKey}',
    instead: ({ path }, answer) =>
      /[^a-z0-9-]/.test(path.packKey ?? '')
        ? changed(answer, { status: 418, json: { ...(answer.json as object), status: 418 } })
        : null,
  },
  {
    kind: 'undocumented content type',
    operation: 'GET /v1/admin/ledger/balances',
    instead: (_, answer) => (answer.status === 200 ? changed(answer, { contentType: 'text/csv' }) : null),
  },
  {
    kind: 'answer against its schema',
    operation: 'GET /v1/me',
    instead: success((body) => ({ ...body, passwordHash: '$argon2id$...' })),
  },
  {
    kind: 'answer against its schema',
    operation: 'GET /v1/admin/orders',
    instead: success((body) => firstItem(body, { total: '120.00' })),
  },
  {
    kind: 'answer against its schema',
    operation: 'GET /v1/bookings/{id}',
    instead: success((body) => without(body, 'startsAt')),
  },
  {
    kind: 'answer against its schema',
    operation: 'POST /v1/bookings',
    instead: success((body) => ({ ...body, status: 'HELD' })),
  },
  {
    kind: 'answer against its schema',
    operation: 'DELETE /v1/me/targets/{id}',
    instead: (_, answer) => (answer.status === 204 ? changed(answer, { json: { deleted: true } }) : null),
  },
  {
    kind: 'accepted against the schema',
    operation: 'PATCH /v1/me',
    instead: (request, answer) =>
      Object.keys(jsonOf(request) ?? {}).some((name) => name !== 'name' && name !== 'zone') &&
      answer.status === 400
        ? changed(answer, { status: 200 })
        : null,
  },
  {
    kind: 'accepted against the schema',
    operation: 'GET /v1/me/targets',
    instead: (_, answer) => ([400, 422].includes(answer.status) ? changed(answer, { status: 200 }) : null),
  },
  {
    kind: 'accepted without a login',
    operation: 'GET /v1/admin/audit-log',
    instead: ({ actor }, answer) => (actor === 'anonymous' ? changed(answer, { status: 200 }) : null),
  },
  {
    kind: 'error that is no problem document',
    operation: 'GET /v1/forms/{id}',
    instead: (_, answer) =>
      answer.status === 404
        ? changed(answer, { contentType: 'text/html', json: undefined, text: '<h1>Not found</h1>' })
        : null,
  },
  {
    kind: 'error that is no problem document',
    operation: 'POST /v1/logins',
    instead: (_, answer) =>
      answer.status === 401
        ? changed(answer, { json: without(answer.json as Record<string, unknown>, 'code') })
        : null,
  },
  {
    kind: 'no answer',
    operation: 'GET /v1/admin/mails',
    instead: ({ query }) => (query.status === undefined ? null : 'silence'),
  },
];

/** The application with the faults built in, as its callers meet it. */
export const seededCopy =
  (send: Send): Send =>
  async (request, token) => {
    const answer = await send(request, token);
    if (!answer) return answer;
    for (const fault of SEEDED_FAULTS.filter(({ operation }) => operation === request.operation.label)) {
      const instead = fault.instead(request, answer);
      if (instead) return instead === 'silence' ? null : instead;
    }
    return answer;
  };
