import { fileForm } from '../forms/forms-fixture';
import { startTestApp } from '../support/app';
import { bookAndPay, holdSlot, publishedCoach } from '../support/scenario';
import { drill, type DrillResult } from './backup/drill';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

const LONG_TOKENS = 60 * 24 * 365;

const run = async (effort: Effort): Promise<Figure[]> => {
  const app = await startTestApp({ accessTokenMinutes: LONG_TOKENS });
  try {
    const coach = await publishedCoach(app);
    await fileForm(app, await bookAndPay(app, { coach }));
    await bookAndPay(app, { coach });
    await holdSlot(app, { coach });
    const rounds: DrillResult[] = [];
    const wanted = amount(effort, 1, 20);
    while (rounds.length < wanted) {
      const round = await drill(app);
      rounds.push(round);
      effort.say(
        `round ${rounds.length} of ${wanted}: ${round.rows} rows, ${round.acknowledged} bookings before, ` +
          `saved in ${Math.round(round.takenMs)} ms, restored in ${Math.round(round.restoredMs)} ms`,
      );
    }
    return figuresOf(rounds, wanted);
  } finally {
    await app.stop();
  }
};

const figuresOf = (rounds: DrillResult[], wanted: number): Figure[] => {
  const sum = (name: keyof DrillResult): number => rounds.reduce((total, round) => total + round[name], 0);
  return [
    atLeast('backups under load, restored', wanted, rounds.length),
    atLeast('bookings acknowledged before a backup', rounds.length, sum('acknowledged')),
    never('of these, missing after the restoration', sum('lost')),
    never('tables with other rows after the restoration', sum('different')),
    never('restored databases with a broken invariant', sum('brokenInvariants')),
  ];
};

export const proof: Proof = {
  topic: 'backup',
  claim: 'a backup taken while people book comes back row for row, and the application serves it',
  run,
};
