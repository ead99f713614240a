import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'greenroom-pages');
/** Everything that the pages are made of. */
const SOURCES = [
  'package-lock.json',
  'client',
  ...['index.html', 'package.json', 'vite.config.ts', 'tsconfig.json', 'public', 'src'].map(
    (name) => `web/${name}`,
  ),
];
/** In each build: the fingerprint of the sources that it was made of. */
const STAMP = 'sources.sha256';

/**
 * The folder with the built pages for the present sources: the one of `npm run build` where it is of these, else one
 * that was built before, else one built now, which takes some seconds and is said.
 */
export const builtPages = async (say: (line: string) => void): Promise<string> => {
  const fingerprint = fingerprintOf(SOURCES);
  const home = join(CACHE, fingerprint.slice(0, 20));
  const ready = [join(ROOT, 'dist', 'web'), home].find((folder) => stampOf(folder) === fingerprint);
  if (ready) return ready;
  say('Building the pages (once for each change of them)...');
  mkdirSync(CACHE, { recursive: true });
  await buildPages(home, QUICK);
  forgetOthers(home);
  return home;
};

/** Brotli levels: the highest takes 60 times as long and saves a tenth. */
export const QUICK = 6;
export const SMALLEST = 11;

/** Builds the pages into a folder, whole or not at all, with what browsers take compressed beside each file. */
export const buildPages = async (folder: string, level: number): Promise<void> => {
  const draft = `${folder}.${process.pid}`;
  await runVite(draft);
  for (const file of filesBelow(draft)) compress(file, level);
  writeFileSync(join(draft, STAMP), fingerprintOf(SOURCES));
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another process was first
  }
};

const VITE = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');

/** In a process of its own: it takes memory that a server should not keep, and must not take its NODE_ENV for ours. */
const runVite = async (folder: string): Promise<void> => {
  const given = [
    'build',
    '--config',
    join(ROOT, 'web', 'vite.config.ts'),
    '--outDir',
    folder,
    '--emptyOutDir',
  ];
  await promisify(execFile)(process.execPath, [VITE, ...given, '--logLevel', 'error'], {
    cwd: join(ROOT, 'web'),
    env: { ...process.env, NODE_ENV: 'production' },
  });
};

const COMPRESSED = /\.(js|css|svg|json|webmanifest)$/;
/** What fits one packet gains nothing. */
const WORTH_BYTES = 1_024;

const compress = (file: string, level: number): void => {
  const bytes = readFileSync(file);
  if (!COMPRESSED.test(file) || bytes.length < WORTH_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: level,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
};

const filesBelow = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path)
        .sort()
        .flatMap((name) => filesBelow(join(path, name)));

const fingerprintOf = (sources: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(join(ROOT, source)))) {
    if (file.endsWith('.spec.ts')) continue;
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
};

const stampOf = (folder: string): string | null =>
  existsSync(join(folder, STAMP)) ? readFileSync(join(folder, STAMP), 'utf8') : null;

/** Builds of earlier sources, which nobody asks for again, and what a build that was killed left. */
const forgetOthers = (home: string): void => {
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name);
    if (folder !== home && !isUnderWay(name)) rmSync(folder, { recursive: true, force: true });
  }
};

/** Whether the process whose number a draft carries still lives: another one builds at the same time. */
const isUnderWay = (name: string): boolean => {
  const [, builder] = /\.(\d+)$/.exec(name) ?? [];
  if (!builder) return false;
  try {
    return process.kill(Number(builder), 0);
  } catch {
    return false;
  }
};
