/** How much a proof tries: what the tests afford, or the figures of the scoreboard. */
export type Size = 'small' | 'large';

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

/** Something we claim, and the way to show it; lives in `<topic>.proof.ts` and is run by a spec and by `npm run prove`. */
export interface Proof {
  topic: string;
  /** What is shown, in one sentence. */
  claim: string;
  run: (effort: Effort) => Promise<Figure[]>;
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

/** `large` times the scale, at least one; `small` in the tests. */
export const amount = ({ size, scale }: Effort, small: number, large: number): number =>
  size === 'small' ? small : Math.max(1, Math.round(large * scale));

/**
 * Call what it answers after each of `total` steps: once a hundredth of them is done it says, from the time that they
 * took, how long the rest will take.
 */
export const forecast = ({ say }: Effort, total: number, now = () => performance.now()): (() => void) => {
  const began = now();
  const first = Math.ceil(total / 100);
  let done = 0;
  return () => {
    done += 1;
    if (done !== first) return;
    const minutes = ((now() - began) * (total - done)) / done / 60_000;
    say(`${done} of ${total} done; the rest will take about ${Math.max(1, Math.round(minutes))} min`);
  };
};

/** The effort that a spec makes. Replay a failure with PROVE_SEED. */
export const smallEffort = (): Effort => ({
  size: 'small',
  scale: 1,
  seed: Number(process.env.PROVE_SEED ?? 20_261_123),
  say: () => undefined,
});
