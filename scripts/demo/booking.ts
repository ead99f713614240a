import { byId, once, type Schemas } from '../../client';
import { payAtSandbox } from '../../local/demo/pay-at-sandbox';
import { answerOf, type Person, refused } from './people';
import { inCalendar, price, type Stage } from './stage';
import type { Offer } from './supply';
import { expect, until } from './walk';

export type Booking = Schemas['Booking'];

export interface Invitation {
  uid: string;
  sequence: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PRACTICE = {
  focus: 'Conflict stories, and saying the number first',
  principles: ['ownership', 'dive-deep'],
  competencies: ['communication'],
  resumeUrl: 'https://example.com/noor-haddad.pdf',
};

/** Chapter 3: found, held, paid, confirmed, told by mail. */
export const bookSession = async (stage: Stage, offer: Offer, run: string): Promise<Booking> => {
  stage.walk.chapter('Finding a time');
  await findCoach(stage, offer);
  const startsAt = await chooseSlot(stage, offer);
  stage.walk.chapter('Booking and paying');
  const key = `demo-${run}-1`;
  const held = await hold(stage, offer, startsAt, key);
  await repeat(stage, offer, held, key);
  await loseTheRace(stage, offer, held);
  await payAndWait(stage, held);
  const booking = await readStatusPage(stage, held);
  await readInvitations(stage, booking);
  return booking;
};

const findCoach = (stage: Stage, offer: Offer): Promise<void> =>
  stage.walk.step(
    'Amazon TPMs, Bar Raisers on Ownership, a phone screen up to 150 EUR, French, free this week',
    async () => {
      const now = (await stage.now()).getTime();
      const freeFrom = new Date(now + DAY_MS).toISOString();
      const freeTo = new Date(now + 7 * DAY_MS).toISOString();
      const found = await searchAll(stage, { ...WANTED, freeFrom, freeTo }, offer.coachId);
      expect(found, `${stage.coach.name} is among the coaches found`);
      const [offering] = found.offerings;
      expect(offering?.id === offer.offeringId, 'with the offering that matches');
      expect(offering.nextSlots.length === 3, 'and its next three slots');
      const next = offering.nextSlots[0]?.startsAtLocal ?? '';
      return [undefined, `${found.name}, ${price(offering.price)}, next ${next}`];
    },
  );

const WANTED = {
  packKey: 'amazon-tpm',
  stageKey: 'tpm-phone-screen',
  principle: 'ownership',
  qualification: 'bar_raiser' as const,
  language: 'fr',
  currency: 'EUR',
  priceMax: 15_000,
  limit: 50,
};

/** Goes through the pages: every earlier run of the demo has left a coach behind. */
const searchAll = async (
  { candidate }: Stage,
  wanted: typeof WANTED & { freeFrom: string; freeTo: string },
  id: string,
) => {
  for (let cursor: string | undefined; ;) {
    const page = await candidate.api.get('/v1/coaches', { params: { query: { ...wanted, cursor } } });
    const found = page.items.find((item) => item.id === id);
    if (found || !page.nextCursor) return found ?? null;
    cursor = page.nextCursor;
  }
};

/** The first slot that is more than 30 hours ahead, so that the reminder of a day before is still to come. */
export const chooseSlot = (stage: Stage, offer: Offer): Promise<string> =>
  stage.walk.step(`The coach's free times, in the zone of ${stage.candidate.name}`, async () => {
    const now = (await stage.now()).getTime();
    const list = await slotsOf(stage, offer, now, now + 7 * DAY_MS);
    expect(list.zone === stage.candidate.zone, `the list is in ${stage.candidate.zone}, came ${list.zone}`);
    const chosen = list.slots.find(({ startsAt }) => new Date(startsAt).getTime() > now + 30 * HOUR_MS);
    expect(chosen, 'a slot more than 30 hours ahead');
    const same = new Date(chosen.startsAtLocal).getTime() === new Date(chosen.startsAt).getTime();
    expect(same && !chosen.startsAtLocal.endsWith('Z'), 'local times are the same instants');
    const text = `${list.slots.length} slots in 7 days; chosen ${chosen.startsAtLocal} (the coach is in ${list.coachZone})`;
    return [chosen.startsAt, text];
  });

/** The coach's free times between two instants, in epoch milliseconds. */
export const slotsOf = (
  { candidate }: Stage,
  { coachId: id, offeringId }: Offer,
  from: number,
  to: number,
): Promise<Schemas['Slots']> => {
  const query = { offeringId, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return candidate.api.get('/v1/coaches/{id}/slots', { params: { path: { id }, query } });
};

export const hold = (stage: Stage, offer: Offer, startsAt: string, key: string): Promise<Booking> =>
  stage.walk.step('Books: the time is held, here is where to pay', async () => {
    const booking = await book(stage, offer, startsAt, key);
    expect(booking.status === 'held' && booking.hold, `a hold, came ${booking.status}`);
    const ready = booking.checkout ? booking : await withCheckout(stage, booking.id);
    return [
      ready,
      `201 held until ${booking.hold.expiresAt}, ${price(booking.price)}, ${ready.checkout?.url}`,
    ];
  });

const book = async (stage: Stage, offer: Offer, startsAt: string, key: string): Promise<Booking> => {
  const practice = { ...PRACTICE, targetId: offer.targetId };
  const body = { offeringId: offer.offeringId, startsAt, practice };
  const { response, data } = await stage.candidate.api.send('post', '/v1/bookings', { ...once(key), body });
  expect(response.status === 201, `201, came ${response.status}`);
  return data;
};

const withCheckout = (stage: Stage, id: string): Promise<Booking> =>
  until('the checkout', async () => {
    const booking = await stage.candidate.api.get('/v1/bookings/{id}', byId(id));
    return booking.checkout ? booking : null;
  });

const repeat = async (stage: Stage, offer: Offer, held: Booking, key: string): Promise<void> => {
  await stage.walk.step('The same request again (a nervous double click)', async () => {
    const again = await book(stage, offer, held.startsAt, key);
    expect(again.id === held.id, 'the same booking');
    return [undefined, `201, the same booking ${again.id}`];
  });
  await stage.walk.step('The same key for another request', async () => {
    const startsAt = new Date(Date.parse(held.startsAt) + DAY_MS).toISOString();
    const { code } = await refused(book(stage, offer, startsAt, key), 422, 'idempotency_key.reused');
    return [undefined, `422 ${code}`];
  });
};

const loseTheRace = ({ walk, rival }: Stage, offer: Offer, held: Booking): Promise<void> =>
  walk.step(`${rival.name} wants the same time`, async () => {
    await rival.logIn();
    const body = { offeringId: offer.offeringId, startsAt: held.startsAt };
    const asked = rival.api.post('/v1/bookings', { ...once(`rival-${held.id}`), body });
    const { code, nextSlots } = await refused(asked, 409, 'slot.taken');
    expect(Array.isArray(nextSlots) && nextSlots.length > 0, 'the refusal names free times');
    return [undefined, `409 ${code}; free: ${nextSlots.join(', ')}`];
  });

/** What somebody does on the hosted payment page; then the webhook (or the poller) confirms. */
export const payAndWait = async (stage: Stage, held: Booking): Promise<void> => {
  const { walk, candidate } = stage;
  await walk.step('Pays on the hosted page', async () => {
    const url = held.checkout?.url ?? '';
    await answerOf(url);
    const { outcome, session } = await payAtSandbox(url);
    expect(outcome === 'paid', `outcome paid, came ${outcome}`);
    return [undefined, `${outcome} (${session.slice(0, 24)}...)`];
  });
  await walk.step('The webhook arrives: the booking is confirmed', async () => {
    const booking = await until('a confirmed booking', async () => {
      const seen = await candidate.api.get('/v1/bookings/{id}', byId(held.id));
      return seen.status === 'confirmed' ? seen : null;
    });
    const paid = booking.payment?.paid;
    expect(paid?.amount === held.price.amount, 'the whole price is paid');
    return [undefined, `${booking.status}, paid ${price(paid)}`];
  });
};

const readStatusPage = ({ walk, candidate, coach, url }: Stage, held: Booking): Promise<Booking> =>
  walk.step('The page that the payment page sends people back to', async () => {
    const booking = await candidate.api.get('/v1/bookings/{id}', byId(held.id));
    const { pathname, search } = new URL(booking.statusPage ?? '', url);
    const card = `${url}/v1${pathname}/card`;
    const { state, other, calendarFile, startsAtLocal } = (await (
      await answerOf(`${card}${search}`)
    ).json()) as Schemas['BookingCard'];
    expect(state.word === 'Booked', `its link says booked, came ${state.word}`);
    expect(startsAtLocal === booking.startsAtLocal, 'in the zone of the candidate');
    expect(other === coach.name && calendarFile !== null, 'with whom, and the calendar link');
    const { status } = await fetch(`${card}?token=made-up-made-up-made-up`);
    expect(status === 404, `404 without its token, came ${status}`);
    return [
      booking,
      `"${booking.state.word}", ${booking.startsAtLocal} (${booking.zone}); 404 without its token`,
    ];
  });

const readInvitations = (stage: Stage, { id }: Booking): Promise<void> =>
  stage.walk.step('Both get a mail with an invitation of their own', async () => {
    const { candidate, coach } = stage;
    const sent = await calendarOf(stage, candidate, id, 'REQUEST');
    const other = await calendarOf(stage, coach, id, 'REQUEST');
    return [undefined, `METHOD:REQUEST, SEQUENCE:${sent.sequence}, UID ${sent.uid} and ${other.uid}`];
  });

/** What the calendar part of the mail about a booking says; neither person finds the other's address in it. */
export const calendarOf = async (
  stage: Stage,
  to: Person,
  bookingId: string,
  method: 'REQUEST' | 'CANCEL',
): Promise<Invitation> => {
  const kind = method === 'REQUEST' ? 'booking.confirmed' : 'booking.cancelled';
  const mail = await stage.mail(to, kind, bookingId);
  const content = mail.calendar?.content ?? '';
  expect(inCalendar(content, 'METHOD') === method, `METHOD:${method} in "${mail.subject}"`);
  const other = to === stage.candidate ? stage.coach : stage.candidate;
  const everything = `${mail.text}${content.replace(/\r?\n[ \t]/g, '')}`;
  expect(!everything.includes(other.email), `the address of ${other.name} is not in the mail to ${to.name}`);
  const uid = inCalendar(content, 'UID');
  expect(uid, 'a UID');
  return { uid, sequence: Number(inCalendar(content, 'SEQUENCE') ?? 'NaN') };
};
