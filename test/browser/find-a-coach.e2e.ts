import { expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from './support/test';

/** Counts what somebody presses; typing is free. */
const counting = (page: Page) => {
  let presses = 0;
  return {
    press: async (name: RegExp | string, role: 'button' | 'link' | 'radio' | 'checkbox' = 'button') => {
      presses += 1;
      await page.getByRole(role, { name }).first().click();
    },
    count: () => presses,
  };
};

test('task 1: an onsite coach, Tuesday or Thursday evening, under 200 USD, in seven taps', async ({
  page,
}) => {
  const { press, count } = counting(page);
  await page.goto('/');
  await press('Find a coach', 'link');
  await press(/^Filter/);
  await press('Onsite round', 'radio');
  await press('Tue');
  await press('Thu');
  await press('Evening', 'radio');
  await page.getByLabel('Price up to').fill('200');
  await press(/^Show/);
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Marcus Reyes' }) });
  await expect(card.getByText(/180/)).toBeVisible();
  await expect(card.getByRole('link', { name: /(Tue|Thu) .*, (18|19|2[0-2]):/ }).first()).toBeVisible();
  await expect(page.getByText('Times in Paris time')).toBeVisible();
  expect(count()).toBeLessThanOrEqual(7);
  await expect(page).toHaveURL(/for=amazon-tpm:onsite/);
  await expect(page).toHaveURL(/days=2,4/);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('filters live in the address, can be dropped one by one, and other currencies are counted', async ({
  page,
}) => {
  await page.goto('/coaches?for=amazon-tpm:onsite&max=190&currency=USD');
  await expect(page.getByRole('status').filter({ hasText: /coaches/ })).toHaveText('3 coaches');
  await page.goto('/coaches?max=190&currency=USD');
  await expect(page.getByText(/Not shown: 2 who charge in EUR/)).toBeVisible();
  await page.getByRole('button', { name: 'Show them too' }).click();
  await expect(page.getByRole('heading', { name: 'Jonas Weidmann' })).toBeVisible();
  await expect(page).not.toHaveURL(/currency/);
  await page.goto('/coaches?q=storage&rating=4.5');
  await page.getByRole('button', { name: 'Without the rating: 1 coach' }).click();
  await expect(page.getByRole('heading', { name: 'Priya Natarajan' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove “storage”' }).click();
  await expect(page.getByRole('status').filter({ hasText: /coaches/ })).toHaveText('6 coaches');
});

test('nobody fits: every filter is a chip with its way out', async ({ page }) => {
  await page.goto('/coaches?q=nobody+at+all&days=0&from=06:00&to=07:00');
  await expect(page.getByText('No coach fits all of this.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByRole('heading', { name: 'Marcus Reyes' })).toBeVisible();
});

test('keys go from coach to coach, choose to compare and open', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/coaches');
  await expect(page.getByRole('heading', { name: 'Marcus Reyes' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'Marcus Reyes', exact: true })).toBeFocused();
  await page.keyboard.press('c');
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/compare=[0-9a-f-]+,[0-9a-f-]+/);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Compare them' }).click();
  await expect(page).toHaveTitle('Compare coaches - Greenroom');
  await expect(page.getByRole('columnheader', { name: 'Marcus Reyes' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Rating' })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test('the list fails kindly, and a coach who is not there says so', async ({ page }) => {
  await page.route('**/v1/coaches?**', (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: '{"status":400,"code":"x","detail":"No."}',
    }),
  );
  await page.goto('/coaches');
  await expect(page.getByRole('heading', { name: 'We could not load the coaches.' })).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/v1/coaches?**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Marcus Reyes' })).toBeVisible();
  await page.goto('/coaches/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10');
  await expect(page.getByRole('heading', { name: 'There is nothing for you here.' })).toBeVisible();
});

test('a visitor reads which interviews there are, and finds a coach for one', async ({ page }) => {
  await page.goto('/interviews');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole('link', { name: /See the stages Amazon/ }).click();
  await expect(page).toHaveTitle(/Amazon Technical Program Manager/);
  await page.getByLabel('Show the form for').selectOption('onsite');
  await expect(page.getByText('Strong hire')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('link', { name: /Find a coach for it.*Onsite/ }).click();
  await expect(page).toHaveURL(/coaches\?for=amazon-tpm:onsite/);
});
