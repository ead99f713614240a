import { test as base, expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { type Client, clientAt } from '../../../client';
import { type DemoServer, findServer } from '../../../scripts/demo/server';
import { runBase } from '../../support/run-base';

export { expect };
export type { Page };

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const PASSWORD = 'practice makes progress';
export type DemoPerson = 'candidate' | 'coach' | 'admin';

interface Once {
  /** A file whose tests move the clock far names itself here, and has a server of its own. */
  ownServer: string;
  /** One server for all tests of a worker, which run one after the other: its clock only goes forward. */
  greenroom: DemoServer;
}

interface Each {
  /** The API, as a visitor. */
  visitor: Client;
  /** The API, as one of the demo's people. */
  as: (person: DemoPerson) => Promise<Client>;
  /** Moves the server's clock, and does what falls due by then. */
  pass: (minutes: number) => Promise<void>;
}

/** What a page must never say. A request that the API refuses is no fault of the page: browsers write those down too. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Tests in a real browser on a real server. A page that says an error on its console has failed. */
export const test = base.extend<Each, Once>({
  ownServer: ['', { scope: 'worker', option: true }],
  greenroom: [
    // The first argument must be a pattern, even an empty one.
    async ({}, use) => {
      const env = { ...process.env, DEMO_URL: 'none', DEMO_TMPDIR: runBase(), REQUESTS_PER_MINUTE: '0' };
      const greenroom = await findServer(env, () => undefined);
      await use(greenroom);
      await greenroom.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ greenroom }, use) => use(greenroom.url),
  visitor: async ({ greenroom }, use) => use(clientAt(greenroom.url)),
  as: async ({ greenroom, visitor }, use) =>
    use(async (person) => {
      const { accessToken } = await visitor.post('/v1/logins', {
        body: { email: `${person}@demo.test`, password: PASSWORD },
      });
      return clientAt(greenroom.url, { token: accessToken });
    }),
  pass: async ({ greenroom }, use) =>
    use(async (minutes) => {
      await fetch(`${greenroom.url}/sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advanceMinutes: minutes }),
      });
    }),
  page: async ({ page }, use) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text()))
        said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(String(error)));
    await use(page);
    expect(said).toEqual([]);
  },
});

/** Logs one of the demo's people in by the page for that. */
export const logIn = async (page: Page, person: DemoPerson): Promise<void> => {
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(`${person}@demo.test`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
};

/** Looks at the page as it stands with axe (WCAG 2.2 AA and good practice), in light and in dark. */
export const expectAccessible = async (page: Page): Promise<void> => {
  // Evaluated by the test, which the page's policy does not hold back.
  await page.evaluate(AXE);
  for (const look of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: look });
    const found = await page.evaluate(async (rules) => {
      const { axe } = window as unknown as { axe: { run: (...given: unknown[]) => Promise<AxeResults> } };
      return (await axe.run(document, { runOnly: rules })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    }, AXE_RULES);
    expect(found, `axe, ${look}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

interface AxeResults {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** Nothing on the page reaches beyond its right edge: on a phone that would scroll sideways. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const [content, visible] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(visible ?? 0);
};
