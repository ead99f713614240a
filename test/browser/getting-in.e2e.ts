import { linkIn, mailTo } from './support/mailbox';
import { expect, expectAccessible, expectNoSidewaysScroll, type Page, PASSWORD, test } from './support/test';

const OWN_PASSWORD = 'copper lantern on the quay';
let counter = 0;
const newAddress = (): string => `browser-${Date.now()}-${(counter += 1)}@example.test`;

const signUp = async (page: Page, email: string, next = ''): Promise<void> => {
  await page.goto(`/signup${next && `?next=${encodeURIComponent(next)}`}`);
  await page.getByLabel('Your name').fill('Maya Lind');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(OWN_PASSWORD);
  await page.getByText('I accept the terms.').click();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeFocused();
};

test('signing up goes on by mail to the page that was wanted', async ({ page, greenroom }) => {
  const email = newAddress();
  await signUp(page, email, '/account');
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const link = linkIn(await mailTo(greenroom.url, email, 'account.verify_email'));
  await page.goto(link);
  await expect(page).toHaveTitle('Confirm your address - Greenroom');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await expect(page.getByText('Your address is confirmed.')).toBeVisible();
  await expect(page.getByText('Log in to see your account.')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await page.getByLabel('Password', { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByLabel('Your name')).toHaveValue('Maya Lind');
  // Opening the link once more changes nothing, and says the same.
  await page.goto(link);
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await expect(page.getByText('Your address is confirmed.')).toBeVisible();
});

test('what is missing is said at its field, and nothing typed is lost', async ({ page }) => {
  await page.goto('/signup');
  await page.getByLabel('E-mail address').fill('somebody@example.test');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('E-mail address')).toHaveValue('somebody@example.test');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a zone is found by a city, with the clock there', async ({ page }) => {
  await page.goto('/signup');
  const group = page.getByRole('group', { name: 'Your time zone' });
  await expect(group).toContainText('Paris, France');
  await group.getByRole('button', { name: 'Change: Your time zone' }).click();
  const zone = page.getByRole('combobox', { name: 'Your time zone' });
  await expect(zone).toBeFocused();
  await zone.fill('calcut');
  await page.getByRole('option', { name: /Kolkata, India/ }).click();
  await expect(group).toContainText('Kolkata, India');
  await expect(group.getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await zone.fill('atlantis');
  await expect(page.getByText('No such place. Try the nearest large city.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(group).toContainText('Kolkata, India');
});

test('a second sign-up learns by mail that there is an account', async ({ page, greenroom }) => {
  await signUp(page, 'candidate@demo.test', '/targets');
  const link = linkIn(await mailTo(greenroom.url, 'candidate@demo.test', 'account.already_registered'));
  await page.goto(link);
  await expect(page.getByText('Log in to see what you prepare for.')).toBeVisible();
});

test('an address that was signed up twice chooses its password', async ({ page, greenroom }) => {
  const email = newAddress();
  await signUp(page, email);
  const first = linkIn(await mailTo(greenroom.url, email, 'account.verify_email'));
  await signUp(page, email);
  await mailTo(greenroom.url, email, 'account.choose_password');
  await page.goto(first);
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await expect(page.getByText('Somebody else may know the password')).toBeVisible();
  await page.getByLabel('New password').fill('another lantern on the quay');
  await page.getByRole('button', { name: 'Change my password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
});

test('a forgotten password is chosen anew by mail, once', async ({ page, greenroom }) => {
  const email = newAddress();
  await signUp(page, email);
  await page.goto(linkIn(await mailTo(greenroom.url, email, 'account.verify_email')));
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page).toHaveTitle('New password - Greenroom');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'a mail is on its way' })).toBeVisible();
  await expectAccessible(page);
  const link = linkIn(await mailTo(greenroom.url, email, 'account.reset_password'));
  await page.goto(link);
  await page.getByLabel('New password').fill('another lantern on the quay');
  await page.getByRole('button', { name: 'Change my password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await page.goto(link);
  await page.getByLabel('New password').fill('a third lantern on the quay');
  await page.getByRole('button', { name: 'Change my password' }).click();
  await expect(page.getByRole('alert')).toContainText('This link was used, or is older than an hour.');
  await expectAccessible(page);
});

test('a link that is too old has a new one sent', async ({ page }) => {
  await page.goto(`/verify-email?token=${'a'.repeat(43)}`);
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await expect(page).toHaveTitle('This link is too old - Greenroom');
  await page.getByLabel('E-mail address').fill(newAddress());
  await page.getByRole('button', { name: 'Send a new one' }).click();
  await expect(page.getByText('On its way once more.')).toBeVisible();
});

test.describe('where one goes after logging in', () => {
  for (const [next, path] of [
    ['/account', '/account'],
    ['/targets/new', '/targets/new'],
    ['https://evil.example/', null],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['/%5cevil.example', null],
    ['/\t/evil.example', null],
    ['javascript:alert(1)', null],
    ['/v1/me', null],
    ['/sandbox/mailbox', null],
  ] as const)
    test(`is ${path ?? 'one of our pages'} for ${next}`, async ({ page, greenroom }) => {
      await page.goto(`/login?next=${encodeURIComponent(next)}`);
      await page.getByLabel('E-mail address').fill('candidate@demo.test');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Log in', exact: true }).click();
      await page.waitForURL((url) => url.pathname !== '/login');
      const { origin, pathname } = new URL(page.url());
      expect(origin).toBe(greenroom.url);
      if (path) expect(pathname).toBe(path);
      else expect(pathname).not.toMatch(/v1|mailbox|evil/);
    });
});

test('who is suspended reads why, and only with the right password', async ({ page, as, greenroom }) => {
  const email = newAddress();
  await signUp(page, email);
  await page.goto(linkIn(await mailTo(greenroom.url, email, 'account.verify_email')));
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await expect(page.getByText('Your address is confirmed.')).toBeVisible();
  const admin = await as('admin');
  const { items } = await admin.get('/v1/admin/accounts', { params: { query: { email } } });
  await admin.post('/v1/admin/accounts/{id}/suspension', {
    params: { path: { id: items[0]?.id ?? '' } },
    body: { reason: 'Three coaches waited for you in vain.' } as never,
  });
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('E-mail and password do not match.');
  await page.getByLabel('Password', { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page).toHaveTitle('Your account is suspended - Greenroom');
  await expect(page.getByText('Three coaches waited for you in vain.')).toBeVisible();
  await expectAccessible(page);
});

test('what holds is said to everybody', async ({ page }) => {
  for (const [path, title] of [
    ['/rules', 'Moving, cancelling, missing a session'],
    ['/terms', 'Terms'],
    ['/privacy', 'Privacy'],
  ]) {
    await page.goto(path ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
