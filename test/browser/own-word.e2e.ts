import { byId, type Client } from '../../client';
import { expect, expectAccessible, expectNoSidewaysScroll, logIn, test } from './support/test';

/** A session that its candidate may grade now. */
const gradable = async (candidate: Client): Promise<string> => {
  const { items } = await candidate.get('/v1/bookings', { params: { query: { when: 'past', limit: 50 } } });
  return items.find(({ feedback }) => feedback?.step === 'grade_yourself')?.id ?? '';
};

test('one grades oneself item by item, by touch and by key, and everything is saved at once', async ({
  page,
  as,
}) => {
  const candidate = await as('candidate');
  const id = await gradable(candidate);
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${id}/self-grade`);
  await expect(page.getByText('cannot see this before their own feedback is filed')).toBeVisible();
  await expect(page.getByRole('radiogroup')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const before = await candidate.get('/v1/bookings/{id}/self-grade', byId(id));
  await page.getByRole('radio', { name: /^Raising the bar/ }).click({ force: true });
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.keyboard.press('4');
  await expect(page.getByRole('radio', { name: /^Far above the bar/ })).toBeChecked();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(async () => {
    const after = await candidate.get('/v1/bookings/{id}/self-grade', byId(id));
    expect(after.version).toBeGreaterThanOrEqual(before.version + 2);
  }).toPass();
  await page.reload();
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Go on grading' }).click();
  await page.getByRole('button', { name: 'Done, show me the feedback' }).click();
  await expect(page).toHaveURL(/\/feedback$/);
  await page.goto(`/bookings/${id}/self-grade`);
  await expect(page.getByText('This is closed')).toBeVisible();
  await expectAccessible(page);
});

test('a rating that its coach can read is shown with the answer, and does not change any more', async ({
  page,
  as,
}) => {
  const [form] = (await (await as('candidate')).get('/v1/me/forms')).items;
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${form?.bookingId}/rate`);
  await expect(page.getByRole('heading', { name: 'Your rating' })).toBeVisible();
  await expect(page.getByText('It does not change any more.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a session is rated by keyboard, and changed while its coach cannot read it', async ({ page, as }) => {
  const candidate = await as('candidate');
  const { items } = await candidate.get('/v1/bookings', {
    params: { query: { when: 'past', status: 'completed', limit: 50 } },
  });
  const unread = items.find(({ formFiledAt }) => formFiledAt === null);
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${unread?.id}/rate`);
  await page.getByRole('radio', { name: '1 star' }).focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await page.getByLabel('What you want to say').fill('Precise and kind.');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Rate the session' }).click();
  await expect(page.getByText('Thank you. Your rating is kept.')).toBeVisible();
  await page.goto(`/bookings/${unread?.id}/rate`);
  await expect(page.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await page.getByRole('radio', { name: '5 stars' }).click({ force: true });
  await page.getByRole('button', { name: 'Change my rating' }).click();
  await expect(page).toHaveURL(/\/feedback$/);
  expect((await candidate.get('/v1/bookings/{id}/rating', byId(unread?.id ?? ''))).stars).toBe(5);
});
