import { endFaults } from './check-ends';
import { type Call, LIVE, type Round } from './history';

/**
 * What is wrong with a round, judged from its history alone: nothing when each acknowledged booking is there with a
 * state that the answers allow, what was refused left nothing and was refused for a reason, and nobody has a time
 * that somebody else has.
 */
export const faultsOf = (round: Round): string[] =>
  [
    ...answerFaults(round),
    ...acknowledgedFaults(round),
    ...keyFaults(round),
    ...refusalFaults(round),
    ...overlapFaults(round),
    ...countFaults(round),
    ...hoursFaults(round),
    ...endFaults(round),
  ].map((fault) => `${round.kind} ${round.number}: ${fault}`);

export const answerOf = ({ does, status, code }: Call): string =>
  [does, status, code].filter(Boolean).join(' ');

const answerFaults = ({ calls, promised }: Round): string[] =>
  [...new Set(calls.map(answerOf))]
    .filter((answer) => !promised.answers.includes(answer))
    .map((answer) => `answered "${answer}"`);

const acknowledged = ({ calls }: Round): Call[] => calls.filter((c) => c.does === 'book' && c.status === 201);

/** Each 201 is a booking as it was wished, and there is no booking without a 201. */
const acknowledgedFaults = (round: Round): string[] => {
  const rows = new Map(round.found.map((row) => [row.id, row]));
  const lost = acknowledged(round).flatMap((call) => {
    const row = rows.get(call.bookingId ?? '');
    if (!row) return [`booking ${call.bookingId} was acknowledged and is not there`];
    const asWished =
      row.candidateId === call.by && row.coachId === call.coachId && row.startsAt === call.startsAt;
    return asWished ? [] : [`booking ${row.id} is not what was wished`];
  });
  const known = new Set(acknowledged(round).map(({ bookingId }) => bookingId));
  const left = round.found
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => `booking ${id} was never acknowledged`);
  return [...lost, ...left];
};

/** One key, one booking; who must wait is told so. */
const keyFaults = (round: Round): string[] => {
  const byKey = new Map<string, Set<string | undefined>>();
  for (const { by, key, bookingId } of acknowledged(round)) {
    const name = `${by} ${key}`;
    byKey.set(name, (byKey.get(name) ?? new Set()).add(bookingId));
  }
  const twins = [...byKey.values()]
    .filter(({ size }) => size > 1)
    .map((ids) => `one key made ${[...ids].join(', ')}`);
  const silent = round.calls.filter((c) => c.code === 'idempotency_key.in_flight' && !c.retryAfter);
  return [...twins, ...silent.map(() => 'a 409 in flight without Retry-After')];
};

/** A refusal names a reason that is true: somebody had that time, or the hours lost it. */
const refusalFaults = (round: Round): string[] =>
  round.calls
    .filter(({ does, code }) => does === 'book' && code !== null)
    .flatMap((call) => refusal(call, round));

const refusal = (call: Call, { found, bufferMs, promised, calls }: Round): string[] => {
  const wanted = { startsAt: call.startsAt ?? 0, endsAt: call.endsAt ?? 0 };
  const before = found.filter((row) => row.coachId === call.coachId && overlaps(row, wanted, bufferMs));
  const own = found.filter((row) => row.candidateId === call.by && overlaps(row, wanted, 0));
  if (call.code === 'slot.taken' && before.length === 0 && !promised.capped)
    return ['slot.taken, but nobody ever had that time'];
  if (call.nextSlots?.includes(wanted.startsAt) && before.every(({ status }) => LIVE.has(status)))
    return ['was told to try the time that was just lost'];
  if (call.code === 'candidate.busy' && own.length === 0)
    return ['candidate.busy, but they never had a session then'];
  const removed = edits({ calls }).some(({ removes }) => removes && touches(wanted, removes));
  if (call.code === 'slot.not_available' && !removed)
    return ['slot.not_available, but nobody took that time out of the hours'];
  return [];
};

const overlapFaults = ({ found, bufferMs }: Round): string[] => {
  const live = found.filter(({ status }) => LIVE.has(status));
  return live.flatMap((one, i) =>
    live.slice(i + 1).flatMap((other) => {
      const coach = one.coachId === other.coachId && overlaps(one, other, bufferMs);
      const candidate = one.candidateId === other.candidateId && overlaps(one, other, 0);
      return coach || candidate ? [`bookings ${one.id} and ${other.id} have one time`] : [];
    }),
  );
};

const countFaults = (round: Round): string[] => {
  const made = new Set(acknowledged(round).map(({ bookingId }) => bookingId)).size;
  const live = round.found.filter(({ status }) => LIVE.has(status)).length;
  return [
    ...(within(made, round.promised.made) ? [] : [`${made} bookings were acknowledged`]),
    ...(within(live, round.promised.live) ? [] : [`${live} bookings have their time at the end`]),
  ];
};

/** What was booked under the hours as an edit left them lies within them. */
const hoursFaults = (round: Round): string[] =>
  edits(round).flatMap(({ version = 0, removes }) =>
    round.found
      .filter((row) => removes && row.version >= version && touches(row, removes))
      .map(({ id }) => `booking ${id} lies outside the hours that it was checked against`),
  );

const edits = ({ calls }: Pick<Round, 'calls'>): Call[] =>
  calls.filter((c) => c.does === 'set_hours' && c.status === 200);

interface Span {
  startsAt: number;
  endsAt: number;
}

const overlaps = (a: Span, b: Span, bufferMs: number): boolean =>
  a.startsAt < b.endsAt + bufferMs && b.startsAt < a.endsAt + bufferMs;

const touches = (a: Span, { from, to }: { from: number; to: number }): boolean =>
  a.startsAt < to && from < a.endsAt;

const within = (count: number, [least, most]: [number, number]): boolean => count >= least && count <= most;
