import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '../../src/platform/config/config';
import { ConfigError } from '../../src/platform/config/config.error';

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const run = promisify(execFile);

const GOOD = {
  NODE_ENV: 'production',
  SECRET: randomBytes(32).toString('hex'),
  DATABASE_URL: 'postgres://greenroom:Jw5q8rT2@db.internal/greenroom',
  PUBLIC_URL: 'https://greenroom.example',
  STRIPE_SECRET_KEY: 'sk_live_51abc',
  STRIPE_WEBHOOK_SECRETS: `whsec_${randomBytes(16).toString('hex')},whsec_${randomBytes(16).toString('hex')}`,
  SMTP_URL: 'smtps://mail.internal',
  MAIL_FROM: 'Greenroom <no-reply@greenroom.app>',
  MEETING_BASE_URL: 'https://meet.greenroom.app',
};

describe('attack 77: production starts with real secrets only', () => {
  it('attack 77: real ones are taken', () => {
    for (let round = 0; round < 200; round += 1)
      expect(loadConfig({ ...GOOD, SECRET: randomBytes(16).toString('hex') }).environment).toBe('production');
  });

  it.each([
    ['SECRET', ''],
    ['SECRET', 'short'],
    ['SECRET', 'change-me-change-me-change-me-change-me'],
    ['SECRET', 'a'.repeat(64)],
    ['SECRET', 'abcabcabcabcabcabcabcabcabcabcabcabc'],
    ['SECRET', 'this is the default secret of the docs'],
    ['SECRET', '0123456789abcdef0123456789abcdef'],
    ['DATABASE_URL', 'postgres://greenroom:greenroom@db.internal/greenroom'],
    ['DATABASE_URL', 'postgres://postgres:postgres@db.internal/greenroom'],
    ['DATABASE_URL', 'postgres://postgres:@db.internal/greenroom'],
    ['DATABASE_DIRECT_URL', 'postgres://greenroom:greenroom@db.internal/greenroom'],
    ['DATABASE_URL', ''],
    ['PUBLIC_URL', 'http://greenroom.example'],
    ['PUBLIC_URL', ''],
    ['STRIPE_WEBHOOK_SECRETS', ''],
    ['STRIPE_WEBHOOK_SECRETS', 'whsec_test_only_0123456789abcdef'],
    ['STRIPE_WEBHOOK_SECRETS', 'whsec_f3a9c17e5b2d8046f3a9c17e,x'],
    ['STRIPE_SECRET_KEY', ''],
    ['SMTP_URL', ''],
    ['MAIL_FROM', 'Greenroom <no-reply@greenroom.example>'],
    ['MAIL_FROM', 'no-reply@example.com'],
    ['MEETING_BASE_URL', 'https://meet.greenroom.example'],
    ['MEETING_BASE_URL', 'https://localhost/rooms'],
  ])('attack 77: %s=%j is refused by name, without its value', (name, value) => {
    const start = () => loadConfig({ ...GOOD, [name]: value });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(name);
    if (value.length > 5) expect(start).not.toThrow(value);
  });

  it('attack 77: the program itself does not start, touch a database or open a port', async () => {
    const child = spawn(process.execPath, ['-r', '@swc-node/register', 'src/main.ts'], {
      cwd: root,
      env: { PATH: process.env.PATH, ...GOOD, PORT: '0', SECRET: 'change-me-change-me-change-me-change-me' },
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(1);
    expect(said.trim()).toBe('Wrong setting: SECRET: a sample, or too regular to be random');
  });
});

interface Lock {
  packages: Record<
    string,
    { resolved?: string; integrity?: string; link?: boolean; dev?: boolean; inBundle?: boolean }
  >;
}

describe('attack 82: what we run is what we chose', () => {
  /** Without the workspaces, which are ours: their folders stand in the repository. */
  const packages = Object.entries((JSON.parse(read('package-lock.json')) as Lock).packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  );

  it('attack 82: every package is pinned by its hash and comes from one registry', () => {
    expect(packages.length).toBeGreaterThan(300);
    const unpinned = packages.filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
    expect(unpinned.map(([path]) => path)).toEqual([]);
    const hosts = packages.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : []));
    expect(new Set(hosts).size).toBeLessThanOrEqual(1);
    expect(packages.filter(([, { resolved }]) => resolved && !resolved.startsWith('https:'))).toEqual([]);
    expect(read('.npmrc')).not.toMatch(/registry\s*=/);
  });

  it('attack 82: our own dependencies name exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('attack 82: npm run sbom lists every part that runs', async () => {
    const { stdout } = await run('npm', ['run', '--silent', 'sbom'], { cwd: root, maxBuffer: 1e8 });
    const parts = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; version: string }[];
    };
    expect(parts.bomFormat).toBe('CycloneDX');
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const listed = parts.components.map(({ name, version }) => `${name}@${version}`);
    expect(listed).toEqual(
      expect.arrayContaining(Object.entries(dependencies).map(([name, version]) => `${name}@${version}`)),
    );
  });

  it('attack 82: no known high or critical hole, as far as the registry answers', async () => {
    const counts = await knownHoles();
    expect({ high: counts?.high ?? 0, critical: counts?.critical ?? 0 }).toEqual({ high: 0, critical: 0 });
  });
});

/** Counts of npm audit by severity; null when no registry answers, which is no fault of the code. */
const knownHoles = async (): Promise<Record<string, number> | null> => {
  const options = ['--fetch-retries=0', '--fetch-timeout=5000', '--omit=dev', '--json'];
  const { stdout } = await run('npm', ['audit', ...options], { cwd: root, maxBuffer: 1e8 }).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  try {
    const { metadata } = JSON.parse(stdout) as { metadata?: { vulnerabilities: Record<string, number> } };
    return metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
};
