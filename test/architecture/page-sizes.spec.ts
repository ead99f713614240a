import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { builtPages } from '../../local/pages/build-pages';

/** Vite's manifest: what each file needs at once, and what it loads later. */
interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
  isDynamicEntry?: boolean;
}

/** What a first visit may load, in kB of 1,000 bytes as browsers get them. */
const MOST_KB: Record<string, number> = {
  public: 165,
  account: 165,
  bookings: 185,
  candidate: 185,
  coach: 215,
  admin: 215,
};
/** React DOM and the router alone are 80 of it; with 30 routes there is room for what they say of themselves. */
const MOST_SHARED_KB = 110;
const MOST_STYLES_KB = 15;

describe('what a first visit to a page loads', () => {
  let folder: string;
  let chunks: Record<string, Chunk>;
  beforeAll(async () => {
    folder = await builtPages(() => undefined);
    chunks = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as typeof chunks;
  });

  const kilobytes = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(folder, file))).length, 0) /
    1_000;
  /** A file with all that it cannot start without. */
  const withImports = (name: string, found = new Set<string>()): Set<string> => {
    const chunk = chunks[name];
    if (!chunk || found.has(chunk.file)) return found;
    found.add(chunk.file);
    for (const needed of chunk.imports ?? []) withImports(needed, found);
    return found;
  };
  const entry = (): string => Object.keys(chunks).find((name) => chunks[name]?.isEntry) ?? '';
  const pages = (): string[] =>
    Object.keys(chunks).filter((name) => chunks[name]?.isDynamicEntry && name.endsWith('.page.tsx'));

  it('stays within what its room may load', () => {
    const shared = withImports(entry());
    const sizes = pages().map((name) => {
      const [, room = ''] = /^src\/(\w+)\//.exec(name) ?? [];
      return {
        name,
        most: MOST_KB[room] ?? 0,
        size: Math.ceil(kilobytes(new Set([...shared, ...withImports(name)]))),
      };
    });
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.filter(({ most, size }) => size > most)).toEqual([]);
  });

  it('shares little that not every page needs', () => {
    expect(kilobytes(withImports(entry()))).toBeLessThanOrEqual(MOST_SHARED_KB);
  });

  it('has few styles', () => {
    const styles = Object.values(chunks).flatMap(({ css = [] }) => css);
    expect(kilobytes(new Set(styles))).toBeLessThanOrEqual(MOST_STYLES_KB);
  });
});
