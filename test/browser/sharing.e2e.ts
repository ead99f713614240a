import { byId } from '../../client';
import { expect, expectAccessible, expectNoSidewaysScroll, logIn, test } from './support/test';

test('whoever has a link reads the parts it shows; stopping it asks first and works at once', async ({
  page,
  as,
  browser,
  greenroom,
}) => {
  const candidate = await as('candidate');
  const [form] = (await candidate.get('/v1/me/forms')).items;
  const { url } = await candidate.post('/v1/bookings/{id}/form/links', {
    ...byId(form?.bookingId ?? ''),
    body: { parts: ['recommendation', 'principles'], days: 7, label: 'My sister' },
  });
  const address = greenroom.url + new URL(url).pathname;
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await expect(stranger).toHaveTitle('Feedback for Ada Moreau - Greenroom');
  await expect(stranger.getByText(/^Shared by Ada Moreau until/)).toBeVisible();
  await expect(stranger.getByRole('heading', { name: 'Notes' })).toHaveCount(0);
  await expectAccessible(stranger);
  await expectNoSidewaysScroll(stranger);

  await logIn(page, 'candidate');
  await page.goto('/feedback/links');
  const row = page.getByRole('listitem').filter({ hasText: 'My sister' });
  await expect(row).toContainText('Opened once.');
  await row.getByText('See the visits').click();
  await expect(row).toContainText('Mozilla/5.0');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await row.getByRole('button', { name: 'Stop sharing' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await row.getByRole('button', { name: 'Stop sharing' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Stop sharing' }).click();
  await expect(row).toContainText('Stopped by you');

  await stranger.goto(address);
  await expect(stranger.getByRole('heading', { name: 'This link has ended.' })).toBeVisible();
  await stranger.goto(`${greenroom.url}/reports/${'x'.repeat(43)}`);
  await expect(stranger.getByRole('heading', { name: 'This link has ended.' })).toBeVisible();
  await expectAccessible(stranger);
  await stranger.context().close();
});

test('a link can be seen before it is made, with the parts that are chosen', async ({ page, as }) => {
  const [form] = (await (await as('candidate')).get('/v1/me/forms')).items;
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${form?.bookingId}/feedback/share`);
  await expect(page.getByRole('checkbox', { name: 'Notes' })).not.toBeChecked();
  await page.getByRole('button', { name: 'See what they will see' }).click();
  const preview = page.getByRole('dialog');
  await expect(preview.getByRole('heading', { name: 'At a glance' })).toBeVisible();
  await expect(preview.getByRole('heading', { name: 'Notes' })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/feedback$/);
});
