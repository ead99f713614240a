import type { Pool } from 'pg';
import { internalError, StripeApiError } from './api-error';
import { balanceRoutes } from './balance';
import { disputeRoutes } from './disputes';
import { eventRoutes } from './events';
import { canonicalForm, type FormObject } from './form';
import { fingerprint, once, type Answer, type StorableAnswer } from './idempotency';
import { takeFault } from './misbehaviour';
import { paymentRoutes } from './payments';
import { refundRoutes } from './refunds';
import { expand, render } from './render';
import { matchRoute, type Match, type Route } from './routes';
import { sessionRoutes } from './sessions';
import { inTransaction, type Call, type Tx } from './store';
import { transferRoutes } from './transfers';

const ROUTES: Route[] = [
  ...sessionRoutes,
  ...paymentRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...balanceRoutes,
  ...transferRoutes,
  ...eventRoutes,
];

export interface ApiRequest {
  method: string;
  path: string;
  form: FormObject;
  /** The `Authorization` header. */
  authorization: string;
  requestId: string;
  idempotencyKey: string | null;
  now: Date;
  baseUrl: string;
}

/** Answers one request of the SDK; refusals become answers, only broken databases throw. */
export async function answerApi(pool: Pool, request: ApiRequest): Promise<Answer> {
  try {
    checkKey(request.authorization);
    const match = matchRoute(ROUTES, request.method, request.path);
    if (!match) throw unknownUrl(request);
    return await inTransaction(pool, (tx) => answerIn(tx, request, match));
  } catch (error) {
    if (error instanceof StripeApiError) return refused(error);
    throw error;
  }
}

function answerIn(tx: Tx, request: ApiRequest, match: Match): Promise<Answer> {
  if (request.method !== 'POST' || !request.idempotencyKey) return execute(tx, request, match);
  const keyed = {
    key: request.idempotencyKey,
    fingerprint: fingerprint(request.method, request.path, canonicalForm(request.form)),
    requestId: request.requestId,
    now: request.now,
  };
  return once(tx, keyed, () => execute(tx, request, match));
}

async function execute(tx: Tx, request: ApiRequest, match: Match): Promise<StorableAnswer> {
  const { method, path, now, baseUrl, requestId, idempotencyKey } = request;
  const fault = await takeFault(tx, ['fail_before', 'fail_after'], method, path);
  const failure = internalError(fault?.status ?? 500);
  if (fault?.kind === 'fail_before') return { ...refused(failure), store: true };
  const { expand: wanted, ...parameters } = request.form;
  await tx.query('SAVEPOINT effect');
  try {
    const call: Call = { tx, now, baseUrl, requestId, idempotencyKey };
    const shown = render(await match.route.answer(call, parameters, match.ids), call);
    await expand(call, shown, typeof wanted === 'object' ? Object.values(wanted).map(String) : []);
    if (fault?.kind === 'fail_after') return { ...refused(failure), store: true };
    return { status: 200, body: JSON.stringify(shown), store: true };
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT effect');
    return { ...refused(error), store: error.executed };
  }
}

function checkKey(authorization: string): void {
  if (/^Bearer (sk|rk)_test_\w+$/.test(authorization)) return;
  const message = 'The sandbox takes test keys only: sk_test_ and something after it.';
  throw new StripeApiError(401, { type: 'invalid_request_error', message }, false);
}

function unknownUrl({ method, path }: ApiRequest): StripeApiError {
  const message = `The sandbox does not know ${method} ${path}`;
  return new StripeApiError(404, { type: 'invalid_request_error', message }, false);
}

function refused(error: StripeApiError): Answer {
  return { status: error.status, body: JSON.stringify({ error: error.body }) };
}
