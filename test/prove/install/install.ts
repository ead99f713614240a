import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildPages, QUICK } from '../../../local/pages/build-pages';

const ROOT = join(__dirname, '..', '..', '..');

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
}

/**
 * What `npm run build` and `npm ci --omit=dev` leave, without asking a registry: the build, and links to those packages
 * of ours that the lock file does not call development's.
 */
export class Install {
  private constructor(
    readonly folder: string,
    readonly packages: number,
  ) {}

  static async into(folder: string): Promise<Install> {
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    await promisify(execFile)(process.execPath, [
      ...[tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')],
    ]);
    await buildPages(join(folder, 'dist', 'web'), QUICK);
    cpSync(join(ROOT, 'packs'), join(folder, 'packs'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    const packages = productionPackages();
    for (const path of packages) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(join(ROOT, path), join(folder, path));
    }
    return new Install(folder, packages.length);
  }

  /** Files that were built from `local/` or `client/`. */
  localParts(): number {
    const files = readdirSync(join(this.folder, 'dist'), { recursive: true, encoding: 'utf8' });
    return files.filter((file) => /^(local|client)\b/.test(file)).length;
  }

  /** A program of the build, as `src/main.js`, with these settings and no others. */
  start(program: string, settings: Record<string, string>, args: string[] = []): ChildProcess {
    // Otherwise the packages would look for each other beside the originals, where development's lie too.
    const links = ['--preserve-symlinks', '--preserve-symlinks-main'];
    return spawn(process.execPath, [...links, join('dist', program), ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...settings },
    });
  }

  /** The same to its end. */
  async run(program: string, settings: Record<string, string>, args: string[] = []): Promise<Ended> {
    const child = this.start(program, settings, args);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += String(text)));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.trim() })));
  }
}

export interface Ended {
  code: number | null;
  said: string;
}

/** Top folders of `node_modules`; what lies below them comes along. The compiler only helps others' tools. */
const productionPackages = (): string[] => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  return Object.entries(packages)
    .filter(
      ([path, { dev, devOptional }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !devOptional,
    )
    .map(([path]) => path)
    .filter((path) => existsSync(join(ROOT, path)));
};
