/**
 * How much a proof tries: a few rounds of the unit tests, what every change must pass (`npm run prove:small`), or the
 * figures of the scoreboard (`npm run prove`).
 */
export type Size = 'few' | 'small' | 'large';

export interface Effort {
  size: Size;
  /** Share of the large figures that is run, above 0 and up to 1; the small size ignores it. */
  scale: number;
  /** Start of all that is random; the same seed repeats the same choices. */
  seed: number;
  /** Progress for whoever watches; a sentence without a line end. */
  say: (line: string) => void;
}

/** One line of the scoreboard: what was aimed at, what came out, and whether that is good enough. */
export interface Figure {
  figure: string;
  target: string;
  measured: string;
  held: boolean;
}

/** Something we claim, and the way to show it; lives in `<topic>.proof.ts` and is run by `npm run prove`. */
export interface Proof {
  topic: string;
  /** What is shown, in one sentence. */
  claim: string;
  run: (effort: Effort) => Promise<Figure[]>;
  /** Why a run of all topics in this size leaves it out; null when it does not. Whoever names it runs it. */
  leftOut?: (size: Size) => string | null;
}

/** A count of what must never happen. */
export const never = (figure: string, count: number): Figure => ({
  figure,
  target: '0',
  measured: String(count),
  held: count === 0,
});

/** A count that must reach `target`. */
export const atLeast = (figure: string, target: number, measured: number): Figure => ({
  figure,
  target: `>= ${target}`,
  measured: String(measured),
  held: measured >= target,
});

/** Only told: it depends on the machine. */
export const told = (figure: string, measured: string): Figure => ({
  figure,
  target: 'told',
  measured,
  held: true,
});

/** What the unit tests run of anything. */
const FEW = 3;

/** `large` times the scale, at least one; `small` on every change; less in the unit tests. */
export const amount = ({ size, scale }: Effort, small: number, large: number): number =>
  size === 'large' ? Math.max(1, Math.round(large * scale)) : size === 'small' ? small : Math.min(small, FEW);

/**
 * Call what it answers after each of `total` steps: once a hundredth of them is done it says, from the time that they
 * took, how long the rest will take, and then at each tenth how much is done.
 */
export const forecast = ({ say }: Effort, total: number, now = () => performance.now()): (() => void) => {
  const began = now();
  const first = Math.ceil(total / 100);
  const tenth = (done: number): number => Math.floor((done * 10) / total);
  let done = 0;
  return () => {
    done += 1;
    if (done === first && done < total) {
      const minutes = ((now() - began) * (total - done)) / done / 60_000;
      say(`${done} of ${total} done; the rest will take about ${Math.max(1, Math.round(minutes))} min`);
    } else if (tenth(done) > tenth(done - 1)) say(`${done} of ${total}, ${tenth(done) * 10} %`);
  };
};

/** The effort that a unit test makes. */
export const fewEffort = (): Effort => ({ size: 'few', scale: 1, seed: 20_261_123, say: () => undefined });
