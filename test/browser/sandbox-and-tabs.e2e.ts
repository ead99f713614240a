import { expect, expectAccessible, logIn, test } from './support/test';

test('one is somebody of the demo with two taps, and moves the clock', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Be …' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Ada Moreau, candidate' }).click();
  await expect(page.getByRole('button', { name: 'Ada Moreau' })).toBeVisible();
  const clock = page.getByRole('complementary', { name: 'Sandbox' }).getByRole('button').first();
  const before = await clock.innerText();
  await clock.click();
  await page.getByRole('menuitem', { name: '1 day later' }).click();
  await expect(clock).not.toHaveText(before);
  // The access token has ended by that clock: a new one is got without a word.
  await page.goto('/account');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Moreau');
});

test('the sandbox says what it is', async ({ page }) => {
  await page.goto('/sandbox');
  await expect(page.getByRole('link', { name: 'Open the mailbox' })).toBeVisible();
  await expectAccessible(page);
});

test('eight tabs that wake together stay logged in', async ({ page, context }) => {
  await logIn(page, 'candidate');
  let refreshes = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/v1/logins/refresh')) refreshes += 1;
  });
  const tabs = [page, ...(await Promise.all(Array.from({ length: 7 }, () => context.newPage())))];
  await Promise.all(tabs.map((tab) => tab.goto('/account')));
  for (const tab of tabs) await expect(tab.getByLabel('Your name')).toHaveValue('Ada Moreau');
  expect(refreshes).toBeGreaterThan(0);
  expect(refreshes).toBeLessThanOrEqual(8);
  await Promise.all(tabs.map((tab) => tab.reload()));
  for (const tab of tabs) await expect(tab.getByLabel('Your name')).toHaveValue('Ada Moreau');
});

test('a login that ended long ago leads to the log-in and back', async ({ page, context }) => {
  await logIn(page, 'candidate');
  await context.clearCookies();
  await page.goto('/targets');
  await expect(page).toHaveURL(/\/login\?next=/);
  await expect(page.getByText('Log in to see what you prepare for.')).toBeVisible();
  // A page for everybody just shows itself.
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible();
});

test('logging out in one tab is logging out in all', async ({ page, context }) => {
  await logIn(page, 'candidate');
  const other = await context.newPage();
  await other.goto('/account');
  await expect(other.getByLabel('Your name')).toBeVisible();
  await page.getByRole('button', { name: 'Ada Moreau' }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(other.getByRole('link', { name: 'Log in' })).toBeVisible();
});

test('another name of this machine leads to ours, where the login is kept', async ({ page, greenroom }) => {
  const { port } = new URL(greenroom.url);
  await page.goto(`http://127.0.0.1:${port}/login?next=/account`);
  await expect(page).toHaveURL(`http://localhost:${port}/login?next=/account`);
});
