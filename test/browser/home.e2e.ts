import { expect, expectAccessible, expectNoSidewaysScroll, logIn, test } from './support/test';

test('a visitor sees what this is, and coaches with their next times', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Practice interviews with people who ran the real ones - Greenroom');
  await expect(
    page.getByRole('region', { name: 'Coaches with a time soon' }).getByRole('listitem'),
  ).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'What you get back' })).toContainText('Hire');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a login is asked for once and survives a reload', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Log in' })).toHaveCount(0);
});

test('a wrong password says so above the form, and keeps the address', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill('candidate@demo.test');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert')).toContainText('E-mail and password do not match.');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('E-mail address')).toHaveValue('candidate@demo.test');
  await expectAccessible(page);
});

test('an address that is no page says so, with the way back', async ({ page }) => {
  await page.goto('/');
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading')).toHaveText('Nothing here');
});
