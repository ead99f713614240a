import { expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from './support/test';
import type { Client } from '../../client';

/** Marcus of the demo: he works every day from 7 to 20 in New York. */
const marcus = async (visitor: Client) => {
  const { items } = await visitor.get('/v1/coaches', { params: { query: { q: 'Marcus Reyes' } } });
  const [coach] = items;
  if (!coach) throw new Error('the demo has Marcus');
  return coach;
};

/** What one taps on is the label; the radio button in it is for the keyboard. */
const timeAt = (page: Page, place: number) =>
  page.locator('label').filter({ hasText: 'New York' }).nth(place);

test('a coach’s page opens on the first day with a time, in the reader’s zone and beside the coach’s', async ({
  page,
  visitor,
}) => {
  const { id } = await marcus(visitor);
  await page.goto(`/coaches/${id}`);
  await expect(page).toHaveTitle('Marcus Reyes, Principal Technical Program Manager - Greenroom');
  await expect(page.getByRole('heading', { name: 'Marcus Reyes' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /New York/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a time' })).toBeDisabled();
  await timeAt(page, 2).click();
  await expect(page.getByRole('link', { name: /^Continue, \d\d:\d\d/ })).toBeVisible();
  await expect(page).toHaveURL(/start=/);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('months are those of the chosen zone, which another choice keeps at the instant', async ({
  page,
  visitor,
}) => {
  const { id } = await marcus(visitor);
  await page.goto(`/coaches/${id}`);
  await page.getByRole('button', { name: 'Next', exact: true }).first().click();
  await timeAt(page, 0).click();
  const start = new URL(page.url()).searchParams.get('start');
  await expect(page.getByText(/^Paris, France, now \d\d:\d\d$/)).toBeVisible();
  await page.getByRole('button', { name: 'Change: Times in' }).click();
  await page.getByRole('combobox', { name: 'Times in' }).fill('Tokyo');
  await page.getByRole('option', { name: /Tokyo/ }).click();
  await expect(page.getByText(/^Tokyo, Japan, now \d\d:\d\d$/)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('start')).toBe(start);
  await expect(page.getByRole('link', { name: /^Continue/ })).toBeVisible();
});

test('a time is chosen with the keyboard alone', async ({ page, visitor }) => {
  const { id } = await marcus(visitor);
  await page.goto(`/coaches/${id}`);
  await page
    .getByRole('radio', { name: /New York/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^Continue/ })).toBeVisible();
  const day = page.getByRole('gridcell', { selected: true }).getByRole('button');
  await day.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Choose a time' })).toBeDisabled();
});

test('a month without times says where the next one is', async ({ page, visitor }) => {
  const { items } = await visitor.get('/v1/coaches', { params: { query: { q: 'Helen' } } });
  await page.route('**/slots?**', async (route) => {
    const url = new URL(route.request().url());
    if (url.searchParams.get('from')?.startsWith('2') && url.searchParams.get('to')) {
      const answer = await route.fetch();
      const body = await answer.json();
      const [first] = body.slots;
      await route.fulfill({ response: answer, json: { ...body, slots: [], nextAvailable: first ?? null } });
    }
  });
  await page.goto(`/coaches/${items[0]?.id}`);
  await expect(page.getByText(/^No free time in/)).toBeVisible();
  await expectAccessible(page);
});

test('a time that somebody else takes meanwhile stays where it was, and says so', async ({
  page,
  visitor,
  as,
}) => {
  const { id, offerings } = await marcus(visitor);
  const offering = offerings[0];
  const slot = offering?.nextSlots[2];
  await page.goto(`/coaches/${id}?offering=${offering?.id}&start=${slot?.startsAt}`);
  await expect(page.getByRole('link', { name: /^Continue/ })).toBeVisible();
  const ada = await as('candidate');
  const held = await ada.post('/v1/bookings', {
    params: { header: { 'Idempotency-Key': `taken-${Date.now()}` } },
    body: { offeringId: offering?.id ?? '', startsAt: slot?.startsAt ?? '' },
  });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByText(/^Somebody was faster/)).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('radio', { name: /taken/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Choose a time' })).toBeDisabled();
  await ada.delete('/v1/bookings/{id}/hold', { params: { path: { id: held.id } } });
});
