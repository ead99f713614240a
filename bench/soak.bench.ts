import { type Bench, type BenchOptions, type Line, spreadOf } from './bench';
import { Child } from './child';
import { load } from './load';

/** Reads of a minute; the rest of it nothing happens but the collection. */
const SECONDS_OF_LOAD = 50;
const MEGABYTE = 1024 * 1024;
/** Of the heap after a collection, over the second half of the soak. */
const MOST_GROWTH_MB_PER_MINUTE = 0.5;

interface Sample {
  minute: number;
  heap: number;
  rss: number;
}

/** Growth per minute by least squares. */
const slope = (samples: Sample[], of: 'heap' | 'rss'): number => {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map((sample) => sample[of]))];
  const along = samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
  return samples.reduce((sum, sample) => sum + (sample.minute - x) * (sample[of] - y), 0) / along;
};

const soak = async (child: Child, { minutes, say }: BenchOptions): Promise<Sample[]> => {
  const { app, paths } = child.facts;
  const urls = [app + paths.slots, app + paths.directory, `${app}/metrics`, `${app}/health/ready`];
  const samples: Sample[] = [];
  const began = performance.now();
  const seconds = Math.min(SECONDS_OF_LOAD, minutes * 6) / urls.length;
  while (performance.now() - began < minutes * 60_000) {
    for (const url of urls) await load(child, url, { seconds });
    const { heap = 0, rss = 0 } = await child.ask({ ask: 'memory' });
    const minute = (performance.now() - began) / 60_000;
    samples.push({ minute, heap: heap / MEGABYTE, rss: rss / MEGABYTE });
    say(
      `minute ${minute.toFixed(1)}: heap ${(heap / MEGABYTE).toFixed(1)} MB, resident ${(rss / MEGABYTE).toFixed(0)} MB`,
    );
  }
  return samples;
};

const run = async (options: BenchOptions): Promise<Line[]> => {
  const child = await Child.start();
  try {
    const samples = await soak(child, options);
    const settled = samples.slice(Math.floor(samples.length / 2));
    const growth = settled.length > 2 ? slope(settled, 'heap') : Number.NaN;
    const heap = spreadOf(settled.map((sample) => sample.heap));
    const rss = spreadOf(settled.map((sample) => sample.rss));
    return [
      {
        figure: 'growth of the heap after a collection, second half',
        measured: `${growth.toFixed(2)} MB a minute`,
        bar: `<= ${MOST_GROWTH_MB_PER_MINUTE} MB a minute`,
        held: growth <= MOST_GROWTH_MB_PER_MINUTE,
      },
      { figure: 'heap after a collection', measured: `${heap.min.toFixed(1)} to ${heap.max.toFixed(1)} MB` },
      { figure: 'resident memory', measured: `${rss.min.toFixed(0)} to ${rss.max.toFixed(0)} MB` },
    ];
  } finally {
    await child.stop();
  }
};

export const bench: Bench = {
  name: 'soak',
  about: 'Memory after a collection under reads, minute after minute.',
  run,
};
