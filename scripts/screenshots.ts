import { type Browser, chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clientAt } from '../client';
import { browserLaunch } from '../test/browser/support/npm-browser';
import { findServer } from './demo/server';

/**
 * `npm run screenshots`: pictures of eight pages, with the demo's people, into docs/images/pages. On a server that answers
 * at the usual address or at DEMO_URL, else on one of its own.
 */
const FOLDER = join(__dirname, '..', 'docs', 'images', 'pages');
const CANDIDATE = { email: 'candidate@demo.test', password: 'practice makes progress' };
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

interface Picture {
  name: string;
  path: string;
  size: typeof PHONE;
  /** As the demo's candidate; else as a visitor. */
  isSignedIn?: boolean;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The pages to show, with what the demo has left to look at on them. */
const pictures = async (url: string): Promise<Picture[]> => {
  const visitor = clientAt(url);
  const { accessToken } = await visitor.post('/v1/logins', { body: CANDIDATE });
  const candidate = clientAt(url, { token: accessToken });
  const [{ items: coaches }, { items: upcoming }, { items: forms }] = await Promise.all([
    visitor.get('/v1/coaches', { params: { query: { limit: 1 } } }),
    candidate.get('/v1/bookings', { params: { query: { when: 'upcoming', limit: 1 } } }),
    candidate.get('/v1/me/forms', { params: { query: { limit: 1 } } }),
  ]);
  const [coach, booking, form] = [coaches[0], upcoming[0], forms[0]];
  const [offering] = coach?.offerings ?? [];
  const start = offering?.nextSlots[0]?.startsAt;
  if (!coach || !booking || !form || !offering || !start)
    throw new Error('The demo has left nothing to show.');
  return [
    { name: 'landing', path: '/', size: DESK },
    { name: 'directory', path: '/coaches', size: DESK },
    { name: 'coach', path: `/coaches/${coach.id}`, size: PHONE },
    {
      name: 'check-and-pay',
      path: `/coaches/${coach.id}/book?offering=${offering.id}&start=${start}`,
      size: PHONE,
      isSignedIn: true,
    },
    { name: 'bookings', path: '/bookings', size: PHONE, isSignedIn: true },
    { name: 'booking', path: `/bookings/${booking.id}`, size: PHONE, isSignedIn: true },
    { name: 'feedback', path: `/bookings/${form.bookingId}/feedback`, size: DESK, isSignedIn: true },
    { name: 'progress', path: '/progress', size: DESK, isSignedIn: true },
  ];
};

const take = async (
  browser: Browser,
  url: string,
  { name, path, size, isSignedIn }: Picture,
): Promise<void> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  // The cookie of the login is all that a page needs besides the mark that there is one.
  if (isSignedIn) {
    await context.request.post('/v1/logins', { data: { ...CANDIDATE, cookie: true } });
    await context.addInitScript(() => localStorage.setItem('greenroom.signedIn', 'yes'));
  }
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Not until the network is quiet: it never is while the page listens for changes.
  await page.getByText('Loading', { exact: true }).waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
  say(`docs/images/pages/${name}.png`);
};

const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const server = await findServer(process.env, () => undefined);
  const browser = await chromium.launch(await browserLaunch());
  try {
    for (const picture of await pictures(server.url)) await take(browser, server.url, picture);
  } finally {
    await browser.close();
    await server.stop();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
