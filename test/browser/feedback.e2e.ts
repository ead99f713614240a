import type { Client } from '../../client';
import { expect, expectAccessible, expectNoSidewaysScroll, logIn, type Page, test } from './support/test';

/** The address of the newest feedback. */
const newest = async (candidate: Client): Promise<string> => {
  const { items } = await candidate.get('/v1/me/forms');
  return items[0]?.bookingId ?? '';
};

const looksRight = async (page: Page): Promise<void> => {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

test.describe('reading feedback', () => {
  test.beforeEach(({ page }) => logIn(page, 'candidate'));

  test('the list leads to each report, links and progress', async ({ page }) => {
    await page.goto('/feedback');
    await expect(page).toHaveTitle('Your feedback - Greenroom');
    await expect(page.getByRole('link', { name: /^Onsite round/ })).toHaveCount(4);
    await looksRight(page);
    await page
      .getByRole('link', { name: /^Onsite round/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/bookings\/[\w-]+\/feedback$/);
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Your feedback' })).toBeVisible();
  });

  test('in at most six taps: what to work on first, the note that proves it, a link for 7 days without notes', async ({
    page,
    as,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    let taps = 0;
    const tap = async (role: 'link' | 'button', name: RegExp | string): Promise<void> => {
      taps += 1;
      await page.getByRole(role, { name }).first().click();
    };
    await page.goto('/feedback');
    await tap('link', /^Onsite round/);
    const first = page.getByRole('region', { name: 'What to work on' }).getByRole('listitem').first();
    await expect(first).toContainText('Have Backbone; Disagree and Commit');
    await tap('link', 'See note 2');
    await expect(page.getByRole('heading', { name: 'Note 2' })).toBeInViewport();
    await tap('link', 'Share');
    await tap('button', 'Make the link');
    await tap('button', 'Copy');
    expect(taps).toBeLessThanOrEqual(6);
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const [link] = (await (await as('candidate')).get('/v1/me/report-links')).items;
    expect(address).toContain('/reports/');
    expect(link?.parts).toEqual(['recommendation', 'principles', 'competencies']);
    const days = (Date.parse(link?.expiresAt ?? '') - Date.parse(link?.createdAt ?? '')) / 86_400_000;
    expect(days).toBe(7);
  });

  test('a report says verdict, gaps and proof, and jumps to its notes and back', async ({ page, as }) => {
    await page.goto(`/bookings/${await newest(await as('candidate'))}/feedback`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('mock interview of');
    await expect(page.getByText('Practice, not a hiring decision').first()).toBeVisible();
    const glance = page.getByRole('table');
    await expect(glance.getByRole('row', { name: /^Ownership/ })).toContainText('Coach');
    await looksRight(page);
    await page.getByRole('link', { name: 'See note 2' }).first().click();
    const note = page.locator('#note-2');
    await expect(note).toBeFocused();
    await expectAccessible(page);
    await note.getByRole('link', { name: 'Have Backbone; Disagree and Commit' }).click();
    await expect(page.locator('#principles-have-backbone-disagree-and-commit')).toBeFocused();
    await page
      .getByText(/^What would/)
      .first()
      .click();
    await expectAccessible(page);
  });

  test('a report can be kept as a PDF, and is whole on paper', async ({ page, as }) => {
    await page.goto(`/bookings/${await newest(await as('candidate'))}/feedback`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/^greenroom-feedback-\d{4}-\d{2}-\d{2}\.pdf$/);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.getByRole('heading', { name: 'Note 1' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  test('a correction tells what changed, and the earlier version can still be read', async ({ page, as }) => {
    const candidate = await as('candidate');
    const { items } = await candidate.get('/v1/me/forms');
    const corrected = items.find(({ amendedAt }) => amendedAt);
    await page.goto(`/bookings/${corrected?.bookingId}/feedback`);
    await page.getByText(/^Corrected on/).click();
    await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Read version 1' }).click();
    await expect(page.getByText('You read version 1')).toBeVisible();
    await page.getByRole('link', { name: 'Read the present one' }).click();
    await expect(page.getByText('You read version 1')).toBeHidden();
  });

  test('a question is flagged from its note, with a reason', async ({ page, as }) => {
    const candidate = await as('candidate');
    const { items } = await candidate.get('/v1/me/forms');
    await page.goto(`/bookings/${items.at(-1)?.bookingId}/feedback`);
    await page.getByText('Notes', { exact: true }).click();
    await page.getByRole('link', { name: 'Flag the question of note 1' }).click();
    await page.getByRole('button', { name: 'Flag the question' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await looksRight(page);
    await page.getByLabel('What is wrong with it').fill('It names a project that is not public.');
    await page.getByRole('button', { name: 'Flag the question' }).click();
    await expect(page.getByText('Flagged. You hear by mail')).toBeVisible();
  });

  test('feedback that is not there yet says what comes next', async ({ page, as }) => {
    const { items } = await (
      await as('candidate')
    ).get('/v1/bookings', {
      params: { query: { when: 'upcoming', status: 'confirmed' } },
    });
    await page.goto(`/bookings/${items[0]?.id}/feedback`);
    await expect(page.getByRole('heading', { name: 'Your feedback is not here yet' })).toBeVisible();
    await looksRight(page);
    await page.goto('/bookings/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10/feedback');
    await expect(page.getByText('There is nothing for you here.')).toBeVisible();
  });

  test('progress has a chart and a table for each thing that is graded', async ({ page }) => {
    await page.goto('/progress');
    await expect(page.getByText('4 sessions')).toBeVisible();
    await expect(
      page.getByText(/or above in 3 of 4; with so few, 30 to 95 % is possible/).first(),
    ).toBeVisible();
    const point = page.getByRole('img', { name: /Marcus Reyes, Raising the bar$/ }).first();
    await point.focus();
    await expect(point).toBeFocused();
    await looksRight(page);
    await page.getByRole('button', { name: 'Table' }).click();
    await expect(page).toHaveURL(/as=table/);
    await expect(page.getByRole('row', { name: /^Ownership/ })).toContainText('Raising the bar');
    await looksRight(page);
  });

  test('without feedback, links or progress the pages say what to do', async ({ page }) => {
    for (const path of ['me/forms', 'me/report-links'])
      await page.route(`**/v1/${path}*`, (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
    await page.route('**/v1/me/progress*', (route) => route.fulfill({ json: { choices: [], series: [] } }));
    for (const [address, text] of [
      ['/feedback', 'Feedback comes within a day of your first session.'],
      ['/feedback/links', 'You share nothing.'],
      ['/progress', 'Progress starts with your second session of a stage.'],
    ] as const) {
      await page.goto(address);
      await expect(page.getByText(text)).toBeVisible();
      await expectAccessible(page);
    }
  });

  test('what cannot be read says so, and is read again', async ({ page }) => {
    await page.route('**/v1/me/progress*', (route) =>
      route.fulfill({
        status: 400,
        json: { code: 'request.malformed', detail: 'It does not parse.', status: 400 },
      }),
    );
    await page.goto('/progress');
    await expect(page.getByText('We could not load your progress.')).toBeVisible();
    await expectAccessible(page);
    await page.unroute('**/v1/me/progress*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('4 sessions')).toBeVisible();
  });
});
