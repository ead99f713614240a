/** A thing that is measured, against a baseline of the same run where a ratio is asked. */
export interface Bench {
  name: string;
  /** What is compared with what, in one sentence. */
  about: string;
  run: (options: BenchOptions) => Promise<Line[]>;
}

export interface BenchOptions {
  /** How long the soak lasts. */
  minutes: number;
  say: (line: string) => void;
}

export interface Line {
  figure: string;
  measured: string;
  /** What was aimed at, if anything. */
  bar?: string;
  held?: boolean;
}

/** Several measurements of one thing. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

export const spreadOf = (values: number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), min: at(0), max: at(1) };
};

/** `median (min to max) unit`. */
export const shown = ({ median, min, max }: Spread, digits: number, unit = ''): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})${unit && ` ${unit}`}`;

/** A line whose median must not be above `most`. */
export const atMost = (figure: string, spread: Spread, most: number, digits: number, unit: string): Line => ({
  figure,
  measured: shown(spread, digits, unit),
  bar: `<= ${most} ${unit}`,
  held: spread.median <= most,
});

/** A line whose median must not be below `least`. */
export const atLeast = (figure: string, spread: Spread, least: number): Line => ({
  figure,
  measured: shown(spread, 2),
  bar: `>= ${least.toFixed(2)}`,
  held: spread.median >= least,
});

/** CPU microseconds per call: user and system time of this process, over several rounds. */
export const cpuPerCall = (rounds: number, calls: number, call: () => void): Spread => {
  const round = (): number => {
    const before = process.cpuUsage();
    for (let i = 0; i < calls; i += 1) call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / calls;
  };
  round();
  return spreadOf(Array.from({ length: rounds }, round));
};
