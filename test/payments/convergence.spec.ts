import fc from 'fast-check';
import { StripeApiError } from '../../local/stripe/api-error';
import { DomainError } from '../../src/shared/errors';
import type { OrderSummary } from '../../src/payments';
import { newLine, usePayments } from './payments-app';

const app = usePayments();

const RUNS = Number(process.env.PAYMENT_HISTORIES ?? 25);
const POSTS = { method: 'POST' as const, path: '/v1/' };

/** What may happen to one order, in any order and number; `of` is one of the things that it is for. */
const steps: Record<string, (orderId: string, of: string) => Promise<unknown>> = {
  dispatch: (orderId) => app.payments.dispatch(orderId),
  pay: async (orderId) => {
    const session = await sessionOf(orderId);
    if (session?.status === 'open') await app.stripe.pay(session.id);
  },
  close: (orderId) => app.database.tx((tx) => app.payments.closeCheckout(tx, orderId)),
  refundPart: (orderId, of) => refund(orderId, of, 5_000),
  refundAll: (orderId, of) => refund(orderId, of, 'all'),
  providerPart: (orderId) => refundAtProvider(orderId, 3_000),
  providerRest: (orderId) => refundAtProvider(orderId),
  earn: (orderId, of) => refusalsAside(app.database.tx((tx) => app.payments.earn(tx, orderId, of))),
  settle: () => app.settle(),
  deliver: () => app.stripe.deliverDue(),
  minute: async () => app.clock.advance(61_000),
  dropAfter: () => app.stripe.misbehave({ answers: [{ kind: 'drop_after', times: 2, ...POSTS }] }),
  dropBefore: () => app.stripe.misbehave({ answers: [{ kind: 'drop_before', times: 2, ...POSTS }] }),
  failAfter: () => app.stripe.misbehave({ answers: [{ kind: 'fail_after', ...POSTS }] }),
  failBefore: () => app.stripe.misbehave({ answers: [{ kind: 'fail_before', ...POSTS }] }),
  down: () => app.stripe.misbehave({ answers: [{ kind: 'unavailable', times: 3 }] }),
  loseWebhooks: () => app.stripe.misbehave({ webhooks: { lose: 'all' } }),
  disorder: () => app.stripe.misbehave({ webhooks: { duplicate: true, reorder: true } }),
  slowRefunds: () => app.stripe.misbehave({ refunds: { pending: true, settleAfterMs: 90_000 } }),
};

const sessionOf = async (orderId: string) =>
  (await app.stripe.sessions()).find(({ client_reference_id }) => client_reference_id === orderId);

const refund = (orderId: string, subjectId: string, amountMinor: number | 'all') =>
  refusalsAside(
    app.database.tx((tx) => app.payments.refund(tx, { orderId, subjectId, amountMinor, reason: 'history' })),
  );

/** Somebody refunds in the dashboard, where that is possible. */
const refundAtProvider = async (orderId: string, amount?: number): Promise<void> => {
  const session = await sessionOf(orderId);
  if (session?.payment_status !== 'paid') return;
  await app.stripe.refundAtDashboard(session.id, amount).catch((error: unknown) => {
    if (!(error instanceof StripeApiError)) throw error;
  });
};

/** One history for each way an order can end, for one thing and for two; the rest is random. */
const HISTORIES: string[][] = [
  ['dispatch', 'pay', 'settle', 'earn'],
  ['dispatch', 'pay', 'settle', 'earn', 'refundPart', 'dropAfter', 'refundAll'],
  ['dispatch', 'close'],
  ['dispatch', 'pay', 'settle', 'loseWebhooks', 'refundPart', 'dropAfter', 'settle', 'earn'],
  ['dispatch', 'pay', 'settle', 'refundPart', 'failBefore', 'settle'],
  ['dispatch', 'pay', 'settle', 'loseWebhooks', 'providerPart', 'refundAll', 'settle'],
  ['dispatch', 'pay', 'settle', 'earn', 'refundAll', 'providerPart', 'dropAfter', 'settle'],
  ['dispatch', 'pay', 'providerRest', 'settle', 'earn'],
];
const EXAMPLES = HISTORIES.flatMap((history): [string[], number[]][] => [
  [history, [12_000]],
  [history, [12_000, 7_777]],
]);

/** A refusal with a code is an answer; anything else is a fault. */
const refusalsAside = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
  });
};

/** The weather clears up and time passes: everything must come to rest. */
const calmDown = async (): Promise<void> => {
  await app.stripe.behave();
  for (let round = 0; round < 12; round += 1) {
    app.clock.advance(10 * 60_000);
    await app.settle();
  }
};

/** What Stripe holds for an order: payments minus refunds, from its own objects. */
const heldByStripe = async (orderId: string): Promise<number> => {
  const [row] = await app.database.query<{ held: string }>(
    `SELECT coalesce(sum((c.body->>'amount_captured')::bigint - (c.body->>'amount_refunded')::bigint), 0) AS held
     FROM stripe_sandbox.objects c WHERE c.object = 'charge' AND c.body->>'status' = 'succeeded'
       AND c.body->>'transfer_group' = $1`,
    [orderId],
  );
  return Number(row?.held ?? 0);
};

const unfinished = (orderId: string) =>
  app.database.query<object>(
    `SELECT kind, status, attempts, outcome FROM payment_commands WHERE order_id = $1 AND status NOT IN ('succeeded', 'failed')`,
    [orderId],
  );

/** Both sides hold the same money, nothing is left to do. Answers how it ended. */
const assertAgreement = async (orderId: string): Promise<string> => {
  const lines = await app.payments.summaries(orderId);
  const [first] = lines;
  if (!first) throw new Error('the order is gone');
  const sum = (of: (line: OrderSummary) => number) => lines.reduce((all, line) => all + of(line), 0);
  const { status } = first;
  expect(await unfinished(orderId)).toEqual([]);
  expect(sum((line) => line.pendingRefundMinor)).toBe(0);
  expect(sum((line) => line.paidMinor - line.refundedMinor)).toBe(await heldByStripe(orderId));
  expect(status === 'paid').toBe((await sessionOf(orderId))?.payment_status === 'paid');
  expect(['paid', 'expired', 'failed']).toContain(status);
  expect(await app.unsettledEvents()).toEqual([]);
  return sum((line) => line.refundedMinor) > 0 ? `${status} refunded` : status;
};

it('whatever happens between us and Stripe, both agree in the end', async () => {
  const anything = (maxLength: number) => fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength });
  const things = fc.array(fc.constantFrom(12_000, 7_777), { minLength: 1, maxLength: 3 });
  const histories = fc
    .tuple(
      anything(3),
      fc.constantFrom('dispatch', 'settle'),
      anything(4),
      fc.constantFrom('pay', 'pay', 'close'),
      fc.constantFrom('settle', 'minute'),
      anything(3),
      fc.constantFrom('refundPart', 'refundAll', 'providerPart', 'providerRest', 'earn'),
      anything(5),
    )
    .map((parts) => parts.flat());
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(histories, things, async (history, prices) => {
      const [first, ...others] = prices.map((priceMinor) => newLine({ priceMinor }));
      const orderId = await app.order({ lines: [first ?? newLine(), ...others] });
      for (const [at, step] of history.entries())
        await steps[step]?.(orderId, ([first, ...others][at % prices.length] ?? newLine()).subjectId);
      await calmDown();
      const outcome = await assertAgreement(orderId);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
    { numRuns: RUNS, examples: EXAMPLES },
  );
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['paid', 'paid refunded', 'expired']));
}, 600_000);
