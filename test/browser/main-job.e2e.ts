import { byId, byVersion, type Client, type Schemas } from '../../client';
import { linkIn, mailTo } from './support/mailbox';
import { expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from './support/test';

test.use({ ownServer: 'main job' });

const EMAIL = 'maya@example.test';
const PASSWORD = 'copper lantern on the quay';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** From the landing page to the coach's page with a time chosen. */
const chooseTime = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Find a coach' }).click();
  await expect(heading(page, 'Find a coach')).toBeVisible();
  const marcus = page.getByRole('listitem').filter({ hasText: 'Marcus Reyes' }).first();
  await marcus.getByRole('list', { name: 'Next' }).getByRole('link').first().click();
  await expect(heading(page, 'Marcus Reyes')).toBeVisible();
  await page.getByRole('link', { name: /^Continue, / }).click();
};

/** A new account, by the mail that it gets; ends where the time that was chosen waits. */
const signUp = async (page: Page, origin: string): Promise<void> => {
  await expect(page.getByText('Log in to see the time that you chose.')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Your name').fill('Maya Lind');
  await page.getByLabel('E-mail address').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByText('I accept the terms.').click();
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await expect(heading(page, 'Look into your mail')).toBeVisible();
  await page.goto(linkIn(await mailTo(origin, EMAIL, 'account.verify_email')));
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
};

/** Says what to practise, keeps the time and pays; answers the booking's id. */
const bookAndPay = async (page: Page): Promise<string> => {
  await expect(heading(page, 'Check and pay')).toBeVisible();
  await page.getByLabel('In your own words').fill('Conflict stories');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: /^Keep this time and pay / }).click();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]+/);
  await expect(page.getByText('Booked', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  return /\/bookings\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
};

/** The coach's side, by API until it has its pages. */
const fileForm = async (coach: Client, bookingId: string): Promise<void> => {
  const form = await coach.post('/v1/bookings/{id}/form', byId(bookingId));
  const graded = (items: Schemas['FormItem'][]) =>
    Object.fromEntries(
      items.map(({ key, title }) => [
        key,
        { grade: 'raising_bar', evidence: { noteIds: ['n1'], text: `${title}: acted first.` } },
      ]),
    );
  const note = (id: string, summary: string) => ({ id, fields: { question: 'Why?', summary } });
  await coach.put('/v1/forms/{id}', {
    ...byVersion(form.id, form.version),
    body: {
      notes: [
        note('n1', 'Took over a migration.'),
        note('n2', 'Named its cost.'),
        note('n3', 'Said no once.'),
      ],
      competencies: graded(form.template.competencies.items),
      principles: graded(form.template.principles.items),
      recommendation: {
        recommendation: 'hire',
        reason: 'Delivers and owns; the numbers come late but they come.',
        'next-steps': 'Prepare two stories that begin with the number.',
      },
    },
  });
  await coach.post('/v1/forms/{id}/submission', byId(form.id));
};

const minutesUntil = async (at: string, origin: string): Promise<number> => {
  const { now } = (await (await fetch(`${origin}/sandbox/clock`)).json()) as { now: string };
  return Math.ceil((Date.parse(at) - Date.parse(now)) / 60_000);
};

test('the main job: from the landing page to the feedback report', async ({ page, as, pass, greenroom }) => {
  test.slow();
  await chooseTime(page);
  await signUp(page, greenroom.url);
  const id = await bookAndPay(page);
  const coach = await as('coach');
  const { startsAt, endsAt } = await coach.get('/v1/bookings/{id}', byId(id));

  await pass((await minutesUntil(startsAt, greenroom.url)) - 10);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Join the session' })).toBeVisible();

  await pass((await minutesUntil(endsAt, greenroom.url)) + 1);
  await page.reload();
  await page.getByRole('link', { name: 'Grade yourself' }).first().click();
  await expect(heading(page, 'Grade yourself')).toBeVisible();
  await page.getByRole('radio').nth(2).check({ force: true });
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await fileForm(await as('coach'), id);
  await page.getByRole('button', { name: 'Done, show me the feedback' }).click();

  await expect(page).toHaveURL(/\/feedback$/);
  await expect(page.getByText('Delivers and owns; the numbers come late but they come.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'At a glance' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
