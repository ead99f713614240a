import { byId, type Client, once, type Schemas } from '../../client';
import { payAtSandbox } from '../../local/demo/pay-at-sandbox';
import { expect, expectAccessible, expectNoSidewaysScroll, logIn, type Page, test } from './support/test';

test.use({ ownServer: 'bookings' });

let keys = 0;

/** Taps, and counts them: typing is free. */
const tapping = () => {
  const count = { taps: 0 };
  const tap = async (target: { click: () => Promise<void> }): Promise<void> => {
    count.taps += 1;
    await target.click();
  };
  return { count, tap };
};

const shown = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Holds the coach's next time for the demo's candidate. */
const hold = async (candidate: Client, from = 0): Promise<Schemas['Booking']> => {
  const { items } = await candidate.get('/v1/coaches', {
    params: { query: { packKey: 'amazon-tpm', limit: 20 } },
  });
  const coach = items.find(({ name }) => name === 'Marcus Reyes');
  const offering = coach?.offerings[0];
  const startsAt = offering?.nextSlots[from]?.startsAt;
  if (!offering || !startsAt) throw new Error('Marcus has no time.');
  return candidate.post('/v1/bookings', {
    ...once(`bookings-e2e-${(keys += 1)}`),
    body: { offeringId: offering.id, startsAt },
  } as never);
};

/** The same, paid and confirmed. */
const book = async (candidate: Client, from = 0): Promise<Schemas['Booking']> => {
  const held = await hold(candidate, from);
  await payAtSandbox(held.checkout?.url ?? '');
  await expect
    .poll(async () => (await candidate.get('/v1/bookings/{id}', byId(held.id) as never)).status)
    .toBe('confirmed');
  return held;
};

/** From the server's present moment. */
const minutesTo = async (url: string, instant: string): Promise<number> => {
  const { headers } = await fetch(`${url}/v1/packs`);
  return (Date.parse(instant) - Date.parse(headers.get('greenroom-now') ?? '')) / 60_000;
};

test('the list tells what waits, what comes next, and how everything stands', async ({ page }) => {
  await logIn(page, 'candidate');
  await page.goto('/bookings');
  await expect(page).toHaveTitle('Bookings - Greenroom');
  await expect(page.getByRole('heading', { name: /^To do/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Next up' })).toBeVisible();
  await expect(page.getByText('Booked').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Past' }).click();
  await expect(page.getByText('Your feedback is here').first()).toBeVisible();
  await expect(page).toHaveURL(/when=past/);
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Cancelled' }).click();
  await expect(page.getByText('Nothing was cancelled.')).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page).toHaveURL(/when=past/);
});

test('task 5: what comes back and until when is two taps from the bookings', async ({ page, as }) => {
  const candidate = await as('candidate');
  await logIn(page, 'candidate');
  await page.goto('/bookings');
  const { count, tap } = tapping();
  await tap(page.getByRole('region', { name: 'Next up' }).getByRole('link'));
  await expect(shown(page, /with Marcus Reyes/)).toBeVisible();
  await tap(page.getByRole('link', { name: 'Cancel', exact: true }));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/of .* come back\./);
  await expect(dialog).toContainText(/This holds until/);
  expect(count.taps).toBeLessThanOrEqual(2);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toHaveCount(0);
  const { items } = await candidate.get('/v1/bookings', { params: { query: { when: 'upcoming' } } });
  expect(items.some(({ status }) => status === 'cancelled')).toBe(false);
});

test('a booking tells when it is, on both walls, and what can be done; the coach reads the same', async ({
  page,
  as,
}) => {
  const { id } = await book(await as('candidate'));
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${id}`);
  await expect(page).toHaveTitle(/ with Marcus Reyes, \w{3} \d+ \w{3} - Greenroom$/);
  await expect(page.getByText('Booked', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/Marcus Reyes’s time in New York/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add to calendar' })).toHaveAttribute('href', /calendar\.ics/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.keyboard.press('x');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a coach sees what they receive', async ({ page, as }) => {
  const { id } = await book(await as('candidate'));
  await logIn(page, 'coach');
  await page.goto(`/bookings/${id}`);
  await expect(shown(page, /with Ada Moreau/)).toBeVisible();
  await page.getByText('Money').click();
  await expect(page.getByText(/once it took place/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a hold counts down, is paid or left, and says how it stands by itself', async ({ page, as }) => {
  const candidate = await as('candidate');
  const held = await hold(candidate);
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${held.id}`);
  await expect(page.getByText(/^Yours until/).first()).toBeVisible();
  await expect(page.getByText(/left to pay\./)).toBeVisible();
  await expect(page).toHaveTitle(/^\d+:\d\d - /);
  await expectAccessible(page);
  await page.goto(`/bookings/${held.id}?back=left`);
  await expect(page.getByText('Nothing was charged.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Try again' })).toHaveAttribute(
    'href',
    held.checkout?.url ?? '',
  );
  await expectAccessible(page);
  await page.goto(`/bookings/${held.id}?back=paid`);
  await expect(page.getByText('Payment sent')).toBeVisible();
  await expect(page.getByRole('link', { name: /^(Pay|Try)/ })).toHaveCount(0);
  await payAtSandbox(held.checkout?.url ?? '');
  await expect(page.getByText('Booked', { exact: true }).first()).toBeVisible();
});

test('a hold is given up, and can be taken again', async ({ page, as }) => {
  const held = await hold(await as('candidate'));
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${held.id}`);
  await page.getByRole('button', { name: 'Give it up' }).click();
  await expect(page.getByText('Time released')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Book again' })).toBeVisible();
  await expectAccessible(page);
});

test('a session is cancelled with a reason, and says by whom and what goes back', async ({ page, as }) => {
  const { id } = await book(await as('candidate'));
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${id}/cancel`);
  await page.getByRole('dialog').getByLabel(/^Why/).fill('My interview was moved.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the booking' }).click();
  await expect(page.getByText('Cancelled by you')).toBeVisible();
  // What a pending button said aloud stands there for some seconds after it is gone.
  await page.goto(`/bookings/${id}`);
  await page.getByText('Money').click();
  await expect(page.getByText(/Cancelled by candidate\./)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('what is not yours says so, as what does not exist, and so does a link that is not right', async ({
  page,
  as,
}) => {
  const { id } = await book(await as('candidate'));
  await logIn(page, 'admin');
  for (const one of [id, '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10']) {
    await page.goto(`/bookings/${one}`);
    await expect(shown(page, 'There is nothing for you here.')).toBeVisible();
  }
  await expectAccessible(page);
  await page.goto(`/bookings/${id}?token=wrong`);
  await expect(shown(page, 'There is nothing for you here.')).toBeVisible();
});

test('a document is uploaded with its progress, refused with the reason, and compared once there are two', async ({
  page,
  as,
}) => {
  const candidate = await as('candidate');
  const { items } = await candidate.get('/v1/document-offerings');
  const order = await candidate.post('/v1/document-reviews', {
    ...once('bookings-e2e-document'),
    body: { offeringId: items[0]?.id ?? '' },
  } as never);
  await payAtSandbox(order.checkout?.url ?? '');
  await expect
    .poll(async () => (await candidate.get('/v1/document-reviews/{id}', byId(order.id))).status)
    .toBe('confirmed');
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${order.id}`);
  await expect(page.getByText('Upload your document').first()).toBeVisible();
  await page.getByRole('link', { name: 'Choose a file' }).click();
  await expect(page).toHaveURL(/\/documents$/);
  await expectAccessible(page);
  const file = (text: string) => ({
    name: 'my résumé?.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  });
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles(file('Too short.'));
  await expect(page.getByRole('alert')).toContainText('It has 2 words');
  await expectAccessible(page);
  await choose.setInputFiles(file('Led a programme across four teams and shipped it. '.repeat(60)));
  await expect(page.getByText('Version 1')).toBeVisible();
  await expect(page.getByText('my résumé_.md')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'See the booking' }).click();
  await expect(page.getByText('With Marcus Reyes', { exact: true })).toBeVisible();
});

test('task 4: logged out, from the mail ten minutes before, into the room in three taps', async ({
  page,
  as,
  pass,
  greenroom,
}) => {
  const candidate = await as('candidate');
  const { id, startsAt } = await book(candidate);
  const minutes = await minutesTo(greenroom.url, startsAt);
  await page.goto(`/bookings/${id}/join`);
  await expect(page).toHaveURL(/\/login\?next=/);
  await pass(Math.floor(minutes) - 10);
  const found = await fetch(`${greenroom.url}/sandbox/mailbox?to=candidate@demo.test&limit=50`, {
    headers: { accept: 'application/json' },
  });
  const { items } = (await found.json()) as { items: { links: string[] }[] };
  const link =
    items.flatMap(({ links }) => links).find((one) => one.includes(`/bookings/${id}?token=`)) ?? '';
  await page.route('https://meet.greenroom.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>The room</title>' }),
  );
  const { count, tap } = tapping();
  await tap({ click: async () => void (await page.goto(new URL(link).pathname + new URL(link).search)) });
  await expect(page.getByText(/^Starts at/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await tap(page.getByRole('button', { name: 'Join the session' }));
  await expect(page).toHaveURL(/meet\.greenroom\.example/);
  expect(count.taps).toBeLessThanOrEqual(3);
  const { roomOpenings } = await (await as('coach')).get('/v1/bookings/{id}', byId(id) as never);
  expect(roomOpenings.map(({ side }) => side)).toEqual(['candidate']);
});

test('who did not come is reported from the booking, and answered from it', async ({
  page,
  as,
  pass,
  greenroom,
}) => {
  const { id, startsAt } = await book(await as('candidate'));
  await pass(Math.ceil(await minutesTo(greenroom.url, startsAt)) + 20);
  const coach = await as('coach');
  await coach.post('/v1/bookings/{id}/no-show-reports', {
    ...byId(id),
    body: { missing: 'candidate', note: 'I waited for twenty minutes.' },
  });
  await logIn(page, 'candidate');
  await page.goto(`/bookings/${id}`);
  await expect(page.getByText('Marcus Reyes reported that you did not come', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Answer the report' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /^I was there/ })).toBeChecked();
  await dialog.getByLabel(/^In your words/).fill('I was there at four.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Send my answer' }).click();
  await expect(page.getByText('Being looked at').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
});
