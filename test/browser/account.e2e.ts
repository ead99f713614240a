import { linkIn, mailTo } from './support/mailbox';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  logIn,
  type Page,
  PASSWORD,
  test,
} from './support/test';

const NEW_PASSWORD = 'copper lantern on the quay';

const section = (page: Page, name: string) => page.getByRole('region', { name });

test('name, zone, clock and the order of dates are kept, and shown everywhere', async ({ page, as }) => {
  await logIn(page, 'candidate');
  await page.goto('/account');
  await expect(page).toHaveTitle('Your account - Greenroom');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Moreau');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Change: Your time zone' }).click();
  await page.getByRole('combobox', { name: 'Your time zone' }).fill('lisbon');
  await page.getByRole('option', { name: /Lisbon, Portugal/ }).click();
  await page.getByLabel('Clock').selectOption('h12');
  await section(page, 'You').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const ada = await as('candidate');
  expect(await ada.get('/v1/me')).toMatchObject({ zone: 'Europe/Lisbon', hourCycle: 'h12', locale: 'en-GB' });
  await page.reload();
  await expect(page.getByText(/Lisbon, Portugal, now \d{1,2}:\d\d\s[ap]m/)).toBeVisible();
  await ada.patch('/v1/me', { body: { zone: 'Europe/Paris', hourCycle: 'h23' } });
});

test('a name that is none is refused at its field', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.goto('/account');
  await page.getByLabel('Your name').fill('visit example.com');
  await section(page, 'You').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('Your name')).toHaveValue('visit example.com');
  await expectAccessible(page);
});

test('two devices: one sees the other and logs it out', async ({ page, browser, greenroom }) => {
  await logIn(page, 'coach');
  const other = await browser.newContext({ baseURL: greenroom.url });
  const there = await other.newPage();
  await logIn(there, 'coach');
  await there.goto('/account');
  await expect(there.getByLabel('Your name')).toBeVisible();
  await page.goto('/account');
  const logins = section(page, 'Where you are logged in');
  await expect(logins.getByText('this one')).toHaveCount(1);
  await logins.getByRole('button', { name: 'Log out everywhere else' }).click();
  await expect(page.getByText('Logged out everywhere else.')).toBeVisible();
  await expect(logins.getByRole('listitem')).toHaveCount(1);
  // There, the next thing that is read asks to log in, over the page.
  await there.getByLabel('Your name').fill('Marcus Half-Typed');
  await there.getByRole('button', { name: 'Save' }).first().click();
  const dialog = there.getByRole('dialog', { name: 'Log in once more' });
  await expect(dialog.getByLabel('E-mail address')).toHaveValue('coach@demo.test');
  await expectAccessible(there);
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Log in and go on' }).click();
  await expect(there.getByText('Saved.')).toBeVisible();
  await expect(there.getByLabel('Your name')).toHaveValue('Marcus Half-Typed');
  await there.getByLabel('Your name').fill('Marcus Reyes');
  await there.getByRole('button', { name: 'Save' }).first().click();
  await expect(there.getByText('Saved.').first()).toBeVisible();
  await other.close();
});

test('a new password ends the other logins, and this one goes on', async ({
  page,
  browser,
  greenroom,
  as,
}) => {
  await as('admin');
  await logIn(page, 'admin');
  const other = await browser.newContext({ baseURL: greenroom.url });
  const there = await other.newPage();
  await logIn(there, 'admin');
  const change = async (password: string, newPassword: string) => {
    await page.goto('/account');
    const part = section(page, 'Password');
    await part.getByRole('button', { name: 'Change it' }).click();
    await part.getByLabel('Your password now').fill(password);
    await part.getByLabel('New password').fill(newPassword);
    await part.getByRole('button', { name: 'Change my password' }).click();
  };
  await change('not the password', NEW_PASSWORD);
  await expect(page.getByRole('alert')).toContainText('This is not your password.');
  await change(PASSWORD, NEW_PASSWORD);
  await expect(page.getByText('Your password is changed. Everywhere else you are logged out.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Your name')).toBeVisible();
  await there.goto('/account');
  await expect(there).toHaveURL(/\/login\?next=/);
  await change(NEW_PASSWORD, PASSWORD);
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await other.close();
});

test('leaving says what goes, what stays and what is still open', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.goto('/account/leave');
  await expect(page.getByRole('heading', { name: 'Still open' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Deleted' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Kept without your name' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Erase for good' })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('who has nothing open leaves for good', async ({ page, greenroom }) => {
  const email = `leaver-${Date.now()}@example.test`;
  await page.goto('/signup');
  await page.getByLabel('Your name').fill('Lea Ver');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByText('I accept the terms.').click();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.goto(linkIn(await mailTo(greenroom.url, email, 'account.verify_email')));
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
  await page.goto('/account/leave');
  await page.getByLabel('Write: erase my account').fill('erase my acount');
  await page.getByLabel('Your password once more').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('Write: erase my account').fill('erase my account');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('Farewell.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible();
});

test('everything is downloaded, with the password once more', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.goto('/account');
  const part = section(page, 'Your data');
  await part.getByRole('button', { name: 'Download everything' }).click();
  await part.getByLabel('Your password once more').fill(PASSWORD);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    part.getByRole('button', { name: 'Download everything' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('greenroom-export.zip');
});

test('the look is chosen per device', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.goto('/account');
  await page.getByLabel('On this device').selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-look', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-look', 'dark');
});

test('a target is added, changed by the keyboard alone, and removed', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.goto('/targets');
  await expect(page.getByRole('heading', { name: /Senior Technical Program Manager/ })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Add a target' }).click();
  await page.getByLabel('Interview', { exact: true }).selectOption('northwind-pm');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('Level').selectOption({ index: 1 });
  await page.getByRole('spinbutton').first().focus();
  await page.keyboard.type('19122030');
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Interview on Thursday 19 December 2030')).toBeVisible();
  await page.getByRole('link', { name: /Change: .*Northwind/ }).click();
  await page.getByRole('button', { name: 'Remove this target' }).click();
  await expect(page.getByText('Removed.')).toBeVisible();
  await expect(page.getByText('Interview on')).toHaveCount(0);
});

test('a profile is written beside what a coach reads of it', async ({ page, as }) => {
  await logIn(page, 'candidate');
  await page.goto('/profile');
  const before = await (await as('candidate')).get('/v1/me/candidate-profile');
  await page.getByLabel('In one line').fill('Runs programmes that cross three companies');
  await expect(section(page, 'As a coach sees it')).toContainText(
    'Runs programmes that cross three companies',
  );
  await page.getByLabel('Years of work').fill('many');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('In one line')).toHaveValue('Runs programmes that cross three companies');
  await expectAccessible(page);
  await page.getByLabel('Years of work').fill('11');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Coaches read it from now on.')).toBeVisible();
  await expectNoSidewaysScroll(page);
  const { headline, background, years } = before;
  await (await as('candidate')).put('/v1/me/candidate-profile', { body: { headline, background, years } });
});

test('pages that could not be read say so, and try again', async ({ page }) => {
  await logIn(page, 'candidate');
  const problem = { status: 429, code: 'limit.requests', title: 'Too many requests', detail: 'Too many.' };
  await page.route('**/v1/me/targets**', (route) =>
    route.fulfill({ status: 429, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  );
  await page.goto('/targets');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.unroute('**/v1/me/targets**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: /Senior Technical Program Manager/ })).toBeVisible();
});
