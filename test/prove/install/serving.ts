import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Figure } from '../proof';
import type { Install } from './install';

const secret = (): string => randomBytes(24).toString('hex');

/** All that production asks for. Nobody answers at these addresses, and nothing is sent to them before there is work. */
const settingsFor = (databaseUrl: string, folder: string): Record<string, string> => ({
  NODE_ENV: 'production',
  PORT: '0',
  DATABASE_URL: databaseUrl,
  DATA_DIR: join(folder, 'data'),
  SECRET: secret(),
  PUBLIC_URL: 'https://greenroom-install.app',
  STRIPE_SECRET_KEY: `sk_live_${secret()}`,
  STRIPE_WEBHOOK_SECRETS: `whsec_${secret()}`,
  SMTP_URL: 'smtps://mail.greenroom-install.app',
  MAIL_FROM: 'no-reply@greenroom-install.app',
  MEETING_BASE_URL: 'https://meet.greenroom-install.app',
});

const PLACES = {
  ready: '/health/ready',
  packs: '/v1/packs',
  page: '/coaches',
  clock: '/sandbox/clock',
  docs: '/docs',
};
const EXPECTED = 'ready 200, packs 200, page 200, clock 404, docs 404';

/** It serves what it should and nothing that belongs to a laptop, saves itself, and says what it misses. */
export const serveFigures = async (install: Install, databaseUrl: string): Promise<Figure[]> => {
  const settings = settingsFor(databaseUrl, install.folder);
  const server = install.start('src/main.js', settings);
  try {
    const url = await addressOf(server);
    const answers = await Promise.all(
      Object.entries(PLACES).map(async ([name, path]) => `${name} ${(await fetch(`${url}${path}`)).status}`),
    );
    const saved = await install.run('src/backup.main.js', settings, [join(install.folder, 'saved')]);
    return [
      equal('what it answers', EXPECTED, answers.join(', ')),
      equal('exit code of a backup beside it', '0', String(saved.code)),
      ...(await endFigures(server)),
      await refusalOf(install),
    ];
  } finally {
    server.kill('SIGKILL');
  }
};

const endFigures = async (server: ChildProcess): Promise<Figure[]> => {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return [equal('exit code after SIGTERM', '0', String(code))];
};

/** Whoever starts it as a laptop would learns what it needs. */
const refusalOf = async (install: Install): Promise<Figure> => {
  const { code, said } = await install.run('src/main.js', { DATA_DIR: join(install.folder, 'none') });
  const named = /^Wrong setting: DATABASE_URL, STRIPE_SECRET_KEY: required/.test(said);
  return equal('a start without settings', '1, names them', `${code}, ${named ? 'names them' : said}`);
};

/** Where it listens, from its log. Rejects with what it said when it ends before. */
const addressOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const [, url] = /Server listening at (http:[^"\s]+)/.exec(said) ?? [];
      if (url && said.includes('is ready after')) resolve(url);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });

const equal = (figure: string, target: string, measured: string): Figure => ({
  figure,
  target,
  measured,
  held: measured === target,
});
