import type { TestAccount } from '../../support/app';
import type { Arena } from './arena';
import type { Call, Round, Side } from './history';
import type { Recorder } from './recorder';

/** One kind of race: what meets what, as a round that can be repeated. */
export interface RaceKind {
  name: string;
  /** Rounds of the small size, and of the large one. */
  rounds: [small: number, large: number];
  round: (arena: Arena, crowd: TestAccount[], name: string) => Promise<Round>;
}

const WON = 'book 201';
const LOST = 'book 409 slot.taken';
const HOLD_MINUTES = 37;
const MINUTE_MS = 60_000;

/** Everybody asks for a time, in an order that the round draws; `startOf` says which. */
const rush = (
  log: Recorder,
  crowd: TestAccount[],
  arena: Arena,
  startOf: (i: number) => string,
  kind: Parameters<Arena['coach']>[0] = 'hourly',
): (() => Promise<Call>)[] =>
  arena.inOrder(crowd).map((who, i) => () => log.book(who, arena.coach(kind), startOf(i)));

/** Nobody waits: what is measured is how long 64 wait for each other. */
const AT_ONCE = [0];

/** A hold of a new candidate on the coach's first free time. */
const hold = async (
  arena: Arena,
  log: Recorder,
): Promise<{ holder: TestAccount; held: Call; startsAt: string }> => {
  const [startsAt = ''] = await arena.slots(arena.coach(), 1);
  const holder = await arena.newcomer();
  return { holder, held: await log.book(holder, arena.coach(), startsAt), startsAt };
};

const confirmed = async (arena: Arena, log: Recorder): ReturnType<typeof hold> => {
  const made = await hold(arena, log);
  await log.pay(made.holder, made.held);
  await arena.settle();
  return made;
};

const bookings: RaceKind[] = [
  {
    name: 'one time',
    rounds: [50, 1_000],
    round: (arena, _, name) =>
      arena.record(name, { answers: [WON, LOST], made: [1, 1], live: [1, 1] }, async (log) => {
        const [startsAt = ''] = await arena.slots(arena.coach(), 1);
        await arena.together(
          rush(log, arena.bookers, arena, () => startsAt),
          AT_ONCE,
        );
      }),
  },
  {
    name: 'overlapping, unequal times',
    rounds: [6, 200],
    round: (arena, crowd, name) =>
      arena.record(
        name,
        { answers: [WON, LOST], made: [1, 1], live: [1, 1] },
        async (log) => {
          const starts = withinAnHour(await arena.slots(arena.coach('tight'), 20), 4);
          await arena.together(rush(log, crowd, arena, (i) => starts[i % 4] as string, 'tight'));
        },
        'tight',
      ),
  },
  {
    name: 'more times than the coach takes in a day',
    rounds: [6, 100],
    round: (arena, crowd, name) =>
      arena.record(
        name,
        { answers: [WON, LOST], made: [3, 3], live: [3, 3], capped: true },
        async (log) => {
          const starts = sameDay(await arena.slots(arena.coach('capped'), 30), 8);
          await arena.together(rush(log, crowd, arena, (i) => starts[i % 8] as string, 'capped'));
        },
        'capped',
      ),
  },
  {
    name: 'the same key from everywhere',
    rounds: [6, 100],
    round: (arena, crowd, name) => {
      const answers = [WON, 'book 409 idempotency_key.in_flight'];
      return arena.record(name, { answers, made: [1, 1], live: [1, 1] }, async (log) => {
        const [startsAt = ''] = await arena.slots(arena.coach(), 1);
        const who = await arena.newcomer();
        const key = `same-key-${who.accountId}`;
        const times = Math.max(64, crowd.length);
        await arena.together(
          Array.from({ length: times }, () => () => log.book(who, arena.coach(), startsAt, key)),
        );
      });
    },
  },
  {
    name: 'one wish under many keys',
    rounds: [6, 50],
    round: (arena, crowd, name) =>
      arena.record(name, { answers: [WON], made: [1, 1], live: [1, 1] }, async (log) => {
        const [startsAt = ''] = await arena.slots(arena.coach(), 1);
        const who = await arena.newcomer();
        await arena.together(crowd.map(() => () => log.book(who, arena.coach(), startsAt)));
      }),
  },
  {
    name: 'one candidate wants eight times',
    rounds: [6, 50],
    round: (arena, _, name) => {
      const answers = [WON, 'book 409 booking.too_many_holds'];
      return arena.record(name, { answers, made: [3, 3], live: [3, 3] }, async (log) => {
        const starts = await arena.slots(arena.coach(), 8);
        const who = await arena.newcomer();
        await arena.together(starts.map((startsAt) => () => log.book(who, arena.coach(), startsAt)));
      });
    },
  },
  {
    name: 'two devices, two coaches, overlapping times',
    rounds: [6, 200],
    round: (arena, _, name) =>
      arena.record(name, { answers: [WON], made: [1, 16], live: [1, 1] }, async (log) => {
        const [one, other] = [arena.coach(), arena.coach('tight')];
        const [first, second] = await overlapping(arena);
        const who = await arena.newcomer();
        await arena.together(
          Array.from(
            { length: 8 },
            (_each, i) => () => (i % 2 === 0 ? log.book(who, one, first) : log.book(who, other, second)),
          ),
        );
        await arena.settle();
      }),
  },
];

const losses: RaceKind[] = [
  {
    name: 'against a hold that is given up',
    rounds: [6, 200],
    round: (arena, crowd, name) => {
      const answers = [WON, LOST, 'give_up 200'];
      return arena.record(name, { answers, made: [1, 2], live: [0, 1] }, async (log) => {
        const { holder, held, startsAt } = await hold(arena, log);
        await arena.together([
          () => log.giveUp(holder, held),
          () => arena.settle(),
          ...rush(log, crowd, arena, () => startsAt),
        ]);
        await arena.settle();
      });
    },
  },
  {
    name: 'against a hold that runs out',
    rounds: [6, 200],
    round: (arena, crowd, name) =>
      arena.record(name, { answers: [WON, LOST], made: [2, 2], live: [1, 1] }, async (log) => {
        const { startsAt } = await hold(arena, log);
        await arena.advance(HOLD_MINUTES);
        await arena.together([() => arena.sweep(), ...rush(log, crowd, arena, () => startsAt)]);
        await arena.settle();
      }),
  },
  {
    name: 'against eight holds that ran out',
    rounds: [6, 50],
    round: (arena, crowd, name) =>
      arena.record(name, { answers: [WON, LOST], made: [16, 16], live: [8, 8] }, async (log) => {
        const starts = await arena.slots(arena.coach(), 8);
        for (const startsAt of starts) await log.book(await arena.newcomer(), arena.coach(), startsAt);
        await arena.advance(HOLD_MINUTES);
        await arena.together(rush(log, crowd, arena, (i) => starts[i % 8] as string));
        await arena.settle();
      }),
  },
  {
    name: 'against a payment that comes after the deadline',
    rounds: [6, 200],
    round: (arena, crowd, name) => {
      const answers = [WON, LOST, 'pay 200'];
      return arena.record(name, { answers, made: [1, 2], live: [1, 1] }, async (log) => {
        const { holder, held, startsAt } = await hold(arena, log);
        arena.holdWebhooks(true);
        await log.pay(holder, held);
        await arena.advance(HOLD_MINUTES);
        arena.holdWebhooks(false);
        await arena.together([
          () => arena.deliver().then(() => arena.sweep()),
          ...rush(log, crowd, arena, () => startsAt),
        ]);
        await arena.settle();
      });
    },
  },
  {
    name: 'against the cancellation of a confirmed booking',
    rounds: [6, 200],
    round: (arena, crowd, name) => {
      const answers = [WON, LOST, 'pay 200', 'cancel 200'];
      return arena.record(name, { answers, made: [1, 2], live: [0, 1] }, async (log) => {
        const { holder, held, startsAt } = await confirmed(arena, log);
        await arena.together([() => log.cancel(holder, held), ...rush(log, crowd, arena, () => startsAt)]);
        await arena.settle();
      });
    },
  },
  {
    name: "against an edit of the coach's hours",
    rounds: [6, 200],
    round: (arena, crowd, name) => {
      const answers = [WON, LOST, 'book 422 slot.not_available', 'set_hours 200'];
      return arena.record(name, { answers, made: [0, 1], live: [0, 1] }, async (log) => {
        const coach = arena.coach();
        const [startsAt = ''] = await arena.slots(coach, 1);
        await arena.together([() => log.dayOff(coach, startsAt), ...rush(log, crowd, arena, () => startsAt)]);
        await arena.backToWork(coach, startsAt);
      });
    },
  },
];

const changes: RaceKind[] = [
  {
    name: 'one device pays, the other takes an overlapping time',
    rounds: [6, 200],
    round: (arena, _, name) => {
      const answers = [WON, 'book 409 candidate.busy', 'pay 200'];
      return arena.record(name, { answers, made: [1, 2], live: [1, 1] }, async (log) => {
        const [first, second] = await overlapping(arena);
        const who = await arena.newcomer();
        const held = await log.book(who, arena.coach(), first);
        await log.pay(who, held);
        const others = Array.from({ length: 4 }, () => () => log.book(who, arena.coach('tight'), second));
        await arena.together([() => arena.deliver().then(() => arena.sweep()), ...others]);
        await arena.settle();
      });
    },
  },
  {
    name: 'give-up against payment',
    rounds: [6, 200],
    round: (arena, _, name) => {
      const answers = [WON, 'pay 200', 'pay 409 expired', 'give_up 200', 'give_up 409 booking.not_held'];
      return arena.record(name, { answers, made: [1, 1], live: [0, 1] }, async (log) => {
        const { holder, held } = await hold(arena, log);
        await arena.together([
          () => log.giveUp(holder, held),
          () => log.pay(holder, held).then(() => arena.deliver()),
          () => log.giveUp(holder, held),
          () => arena.sweep(),
        ]);
        await arena.settle();
      });
    },
  },
  {
    name: 'cancellation against the same cancellation',
    rounds: [6, 100],
    round: (arena, _, name) => {
      const answers = [WON, 'pay 200', 'cancel 200'];
      return arena.record(name, { answers, made: [1, 1], live: [0, 0] }, async (log) => {
        const { holder, held } = await confirmed(arena, log);
        await arena.together(Array.from({ length: 8 }, () => () => log.cancel(holder, held)));
        await arena.settle();
      });
    },
  },
  {
    name: "cancellation by the candidate against the coach's",
    rounds: [6, 200],
    round: (arena, _, name) => {
      const answers = [WON, 'pay 200', 'cancel 200', 'cancel 409 booking.not_cancellable'];
      return arena.record(name, { answers, made: [1, 1], live: [0, 0] }, async (log) => {
        const { holder, held } = await confirmed(arena, log);
        const sides = [holder, arena.coach(), holder, arena.coach()];
        await arena.together(sides.map((who) => () => log.cancel(who, held)));
        await arena.settle();
      });
    },
  },
  {
    name: 'no-show reports of both sides',
    rounds: [6, 200],
    round: (arena, _, name) => {
      const refused = ['booking.no_show_reported', 'booking.no_show_settled', 'booking.no_show_not_possible'];
      const answers = [WON, 'pay 200', 'report 200', ...refused.map((code) => `report 409 ${code}`)];
      return arena.record(name, { answers, made: [1, 1], live: [1, 1] }, async (log) => {
        const { holder, held } = await confirmed(arena, log);
        await arena.clockTo((held.startsAt ?? 0) + 20 * MINUTE_MS);
        const [byCandidate, byCoach] = arena.next(WORDS);
        await arena.together([
          () => log.report(holder, held, byCandidate),
          () => log.report(arena.coach(), held, byCoach),
          () => log.report(holder, held, byCandidate),
          () => log.report(arena.coach(), held, byCoach),
        ]);
      });
    },
  },
];

/** What the candidate and the coach say of who was missing. */
const WORDS: [Side, Side][] = [
  ['coach', 'candidate'],
  ['candidate', 'coach'],
  ['coach', 'coach'],
  ['candidate', 'candidate'],
];

export const raceKinds: RaceKind[] = [...bookings, ...losses, ...changes];

/** So many starts of one day, the first that has them. */
const sameDay = (starts: string[], count: number): string[] => {
  const days = new Set(starts.map((start) => start.slice(0, 10)));
  for (const day of days) {
    const those = starts.filter((start) => start.startsWith(day));
    if (those.length >= count) return those.slice(0, count);
  }
  throw new Error(`no day with ${count} free times`);
};

/** So many starts that all overlap each other: the last of a day and the first of the next do not. */
const withinAnHour = (starts: string[], count: number): string[] => {
  for (let from = 0; from + count <= starts.length; from += 1) {
    const those = starts.slice(from, from + count).map((start) => new Date(start).getTime());
    if ((those.at(-1) ?? 0) - (those[0] ?? 0) < 60 * MINUTE_MS) return starts.slice(from, from + count);
  }
  throw new Error(`no ${count} overlapping times`);
};

/** A start of the hourly coach, and a later one of the tight coach within that hour. */
const overlapping = async (arena: Arena): Promise<[string, string]> => {
  const [firsts, seconds] = [
    await arena.slots(arena.coach(), 20),
    await arena.slots(arena.coach('tight'), 60),
  ];
  for (const first of firsts) {
    const start = new Date(first).getTime();
    const second = seconds.find((one) => {
      const later = new Date(one).getTime() - start;
      return later > 0 && later < 60 * MINUTE_MS;
    });
    if (second) return [first, second];
  }
  throw new Error('the coaches have no overlapping times');
};
