import type { Client } from '../../client';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  logIn,
  type Page,
  PASSWORD,
  test,
} from './support/test';

const marcus = async (visitor: Client) => {
  const { items } = await visitor.get('/v1/coaches', { params: { query: { q: 'Marcus Reyes' } } });
  const [coach] = items;
  if (!coach) throw new Error('the demo has Marcus');
  return coach;
};

/** The payment page of the sandbox, and back. */
const payAtSandbox = async (page: Page): Promise<void> => {
  await page.waitForURL(/checkout|pay/);
  await page.getByRole('button', { name: /^Pay/ }).first().click();
};

test('task 3: a candidate books Marcus again in five clicks and the payment page', async ({
  page,
  as,
  pass,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await logIn(page, 'candidate');
  let clicks = 0;
  const click = async (target: ReturnType<Page['getByRole']>): Promise<void> => {
    clicks += 1;
    await target.click();
  };
  await click(page.getByRole('link', { name: 'Find a coach' }).first());
  await click(page.getByRole('button', { name: /^Remove Your target/ }));
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Marcus Reyes' }) });
  await click(card.getByRole('link', { name: /\d\d:\d\d/ }).last());
  await click(page.getByRole('link', { name: /^Continue, \d\d:\d\d/ }));
  await expect(page).toHaveTitle('Check and pay - Greenroom');
  await expect(page.getByText('not the whole loop')).toBeVisible();
  await click(page.getByRole('button', { name: /^Keep this time and pay/ }));
  expect(clicks).toBeLessThanOrEqual(5);
  await payAtSandbox(page);
  await page.waitForURL(/bookings/);
  await pass(1);
  const ada = await as('candidate');
  const { items } = await ada.get('/v1/bookings', {
    params: { query: { as: 'candidate', when: 'upcoming' } },
  });
  expect(items.some(({ coach, status }) => coach.name === 'Marcus Reyes' && status === 'confirmed')).toBe(
    true,
  );
});

test('who is not logged in comes back to the very time, and what they wrote is sent with it', async ({
  page,
  visitor,
  as,
}) => {
  const { id, offerings } = await marcus(visitor);
  const offering = offerings[0];
  const slot = offering?.nextSlots[1];
  await page.goto(`/coaches/${id}?offering=${offering?.id}&start=${slot?.startsAt}`);
  await page.getByRole('link', { name: /^Continue/ }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('E-mail address').fill('candidate@demo.test');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/book\?/);
  await expect(page.getByText(/Free to cancel until/)).toBeVisible();
  await page.getByRole('button', { name: 'Ownership' }).click();
  await page.getByLabel('In your own words').fill('Conflict stories');
  await expectNoSidewaysScroll(page);
  // What a button said while it was pending is spoken for some seconds more, from a place that axe takes for a picture.
  await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Keep this time and pay/ }).click();
  await page.waitForURL(/checkout|pay/);
  const ada = await as('candidate');
  const { items } = await ada.get('/v1/bookings', { params: { query: { as: 'candidate', status: 'held' } } });
  const held = items.find(({ startsAt }) => startsAt === slot?.startsAt);
  expect(held?.practice).toMatchObject({ focus: 'Conflict stories', principles: ['ownership'] });
  await page.goBack();
  await expect(page.getByText('You hold this time already. Go on and pay.')).toBeVisible();
  await ada.delete('/v1/bookings/{id}/hold', { params: { path: { id: held?.id ?? '' } } });
});

test('a time that is gone leads to the nearest ones, and what was written is kept', async ({
  page,
  visitor,
}) => {
  const { id, offerings } = await marcus(visitor);
  const offering = offerings[0];
  await logIn(page, 'candidate');
  await page.goto(`/coaches/${id}/book?offering=${offering?.id}&start=2026-01-01T10:00:00.000Z`);
  await page.getByLabel('In your own words').fill('Kept');
  await expect(page.getByText(/is gone\./)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Keep this time and pay/ })).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('alert').getByRole('button').first().click();
  await expect(page.getByRole('button', { name: /^Keep this time and pay/ })).toBeEnabled();
  await expect(page.getByLabel('In your own words')).toHaveValue('Kept');
});

test('an own session then, and three unpaid times, are said before paying, with the way out', async ({
  page,
  visitor,
  as,
}) => {
  const { id, offerings } = await marcus(visitor);
  const offering = offerings[0];
  const { items } = await visitor.get('/v1/coaches', { params: { query: { q: 'Jonas' } } });
  const jonas = items[0]?.offerings[0];
  const ada = await as('candidate');
  const held: string[] = [];
  for (const slot of jonas?.nextSlots ?? []) {
    const { id: booking } = await ada.post('/v1/bookings', {
      params: { header: { 'Idempotency-Key': `hold-${slot.startsAt}` } },
      body: { offeringId: jonas?.id ?? '', startsAt: slot.startsAt },
    });
    held.push(booking);
  }
  await logIn(page, 'candidate');
  const far = offering?.nextSlots[2];
  await page.goto(`/coaches/${id}/book?offering=${offering?.id}&start=${far?.startsAt}`);
  await expect(page.getByText(/You hold 3 unpaid times already/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give up' }).first().click();
  await expect(page.getByRole('button', { name: /^Keep this time and pay/ })).toBeEnabled();
  for (const booking of held.slice(1))
    await ada.delete('/v1/bookings/{id}/hold', { params: { path: { id: booking } } });
});

test('a document review is ordered: its rules are read first', async ({ page, visitor }) => {
  const { id } = await marcus(visitor);
  await logIn(page, 'candidate');
  await page.goto(`/coaches/${id}`);
  await page.getByRole('link', { name: 'Order Writing exercise' }).click();
  await expect(page).toHaveTitle('Order a document review - Greenroom');
  await expect(page.getByText(/Free to cancel until your coach has begun to read/)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByLabel('What to write about').selectOption({ index: 1 });
  await page.getByRole('button', { name: /^Order and pay/ }).click();
  await page.waitForURL(/checkout|pay/);
});
