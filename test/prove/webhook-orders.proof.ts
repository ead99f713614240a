import { startTestApp, type TestApp } from '../support/app';
import { amount, atLeast, type Effort, never, type Proof } from './proof';
import { type EventType, LATE_EVENT, PAYMENT_EVENTS, REFUND_EVENTS } from './webhook-orders/events';
import { liveAll, type Plan } from './webhook-orders/lives';

/** So many orders live at the same time. */
const BATCH = 240;
const DAYS_MINUTES = 60 * 24 * 365;

export const proof: Proof = {
  topic: 'webhook-orders',
  claim:
    'In whatever order webhooks arrive, twice or not at all, an order ends as if they had come in their order.',
  run: async (effort) => {
    const app = await startTestApp({ accessTokenMinutes: DAYS_MINUTES });
    try {
      const figures = effort.size !== 'large' ? await proveSmall(app, effort) : await proveLarge(app, effort);
      await app.checkInvariants();
      return figures;
    } finally {
      await app.stop();
    }
  },
};

const INSTANT: EventType[] = [...PAYMENT_EVENTS, ...REFUND_EVENTS];
const SLOW: EventType[] = [...INSTANT, LATE_EVENT];

/** Five events in every order, once with each sent twice, once with every second lost and our own answer too. */
const proveSmall = async (app: TestApp, { say }: Effort) => {
  const plans = permutations(INSTANT).flatMap((events) => [twice(events), lossy(events)]);
  return compare(app, plans, INSTANT, false, say);
};

/** Six events in every order, as they are, twice, and with losses. */
const proveLarge = async (app: TestApp, effort: Effort) => {
  const plans = permutations(SLOW).flatMap((events) => [plain(events), twice(events), lossy(events)]);
  return compare(app, plans.slice(0, amount(effort, 0, plans.length)), SLOW, true, effort.say);
};

const compare = async (
  app: TestApp,
  plans: Plan[],
  natural: EventType[],
  slowRefunds: boolean,
  say: Effort['say'],
) => {
  const [expected = '', byPolling = ''] = await liveAll(app, [plain(natural), plain([])], slowRefunds);
  assertWhole(expected);
  const strange: string[] = byPolling === expected ? [] : [`by polling only: ${byPolling}`];
  for (let at = 0; at < plans.length; at += BATCH) {
    const some = plans.slice(at, at + BATCH);
    const ends = await liveAll(app, some, slowRefunds);
    ends.forEach((end, index) => {
      if (end !== expected) strange.push(`${JSON.stringify(some[index])}: ${end}`);
    });
    say(
      `${at + some.length} of ${plans.length} orders, ${Math.round(((at + some.length) * 100) / plans.length)} %`,
    );
  }
  if (strange.length > 0) process.stderr.write(`expected: ${expected}\n${strange.slice(0, 3).join('\n')}\n`);
  return [
    never('orders that ended otherwise than in the natural order of webhooks', strange.length),
    atLeast('orders of webhooks', plans.length, plans.length),
  ];
};

/** The natural end is the right one: cancelled, and the candidate has everything back. */
const assertWhole = (end: string): void => {
  const { booking, charges, refunds } = JSON.parse(end) as Record<string, unknown>;
  const seen = JSON.stringify([booking, charges, refunds]);
  const right = JSON.stringify([
    ['cancelled', 'candidate', 1],
    [['accepted', 12_000, 12_000, 0]],
    [['succeeded', 12_000]],
  ]);
  if (seen !== right) throw new Error(`the natural order ends wrong: ${end}`);
};

export const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) =>
        permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
      );

export const plain = (events: EventType[]): Plan => ({ deliveries: events, answerLost: false });
/** The first once more at once, then all again. */
const twice = (events: EventType[]): Plan => ({
  deliveries: [...events.slice(0, 1), ...events, ...events],
  answerLost: false,
});
const lossy = (events: EventType[]): Plan => ({
  deliveries: events.filter((_, index) => index % 2 === 0),
  answerLost: true,
});
