import { call, type Person } from './people';
import { inCalendar, price, type Stage } from './stage';
import type { Offer } from './supply';
import { expect, until } from './walk';

export interface Booking {
  id: string;
  status: string;
  startsAt: string;
  endsAt: string;
  startsAtLocal: string;
  zone: string;
  price: { amount: number; currency: string };
  hold: { expiresAt: string } | null;
  checkout: { url: string; expiresAt: string } | null;
  payment: Record<'paid' | 'refunded', { amount: number; currency: string }> | null;
  statusPage: string | null;
  formFiledAt: string | null;
}

export interface Invitation {
  uid: string;
  sequence: number;
}

interface Slots {
  zone: string;
  coachZone: string;
  slots: { startsAt: string; startsAtLocal: string }[];
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
      const query = new URLSearchParams({
        ...WANTED,
        freeFrom: new Date(now + DAY_MS).toISOString(),
        freeTo: new Date(now + 7 * DAY_MS).toISOString(),
      });
      const found = await searchAll(stage, query, offer.coachId);
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
  qualification: 'bar_raiser',
  language: 'fr',
  currency: 'EUR',
  priceMax: '15000',
  limit: '50',
};

interface Found {
  id: string;
  name: string;
  offerings: {
    id: string;
    price: { amount: number; currency: string };
    nextSlots: { startsAtLocal: string }[];
  }[];
}

/** Goes through the pages: every earlier run of the demo has left a coach behind. */
const searchAll = async (stage: Stage, query: URLSearchParams, id: string): Promise<Found | null> => {
  for (;;) {
    const page = await stage.candidate.get<{ items: Found[]; nextCursor: string | null }>(
      `/v1/coaches?${query.toString()}`,
    );
    const found = page.items.find((item) => item.id === id);
    if (found || !page.nextCursor) return found ?? null;
    query.set('cursor', page.nextCursor);
  }
};

/** The first slot that is more than 30 hours ahead, so that the reminder of a day before is still to come. */
export const chooseSlot = (stage: Stage, offer: Offer): Promise<string> =>
  stage.walk.step(`The coach's free times, in the zone of ${stage.candidate.name}`, async () => {
    const now = (await stage.now()).getTime();
    const query = new URLSearchParams({
      offeringId: offer.offeringId,
      from: new Date(now).toISOString(),
      to: new Date(now + 7 * DAY_MS).toISOString(),
    }).toString();
    const list = await stage.candidate.get<Slots>(`/v1/coaches/${offer.coachId}/slots?${query}`);
    expect(list.zone === stage.candidate.zone, `the list is in ${stage.candidate.zone}, came ${list.zone}`);
    const chosen = list.slots.find(({ startsAt }) => new Date(startsAt).getTime() > now + 30 * HOUR_MS);
    expect(chosen, 'a slot more than 30 hours ahead');
    const same = new Date(chosen.startsAtLocal).getTime() === new Date(chosen.startsAt).getTime();
    expect(same && !chosen.startsAtLocal.endsWith('Z'), 'local times are the same instants');
    const text = `${list.slots.length} slots in 7 days; chosen ${chosen.startsAtLocal} (the coach is in ${list.coachZone})`;
    return [chosen.startsAt, text];
  });

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
  const answer = await stage.candidate.ask<Booking>('POST', '/v1/bookings', {
    headers: { 'Idempotency-Key': key },
    body: { offeringId: offer.offeringId, startsAt, practice: { ...PRACTICE, targetId: offer.targetId } },
    expected: 201,
  });
  return answer.body;
};

const withCheckout = (stage: Stage, id: string): Promise<Booking> =>
  until('the checkout', async () => {
    const booking = await stage.candidate.get<Booking>(`/v1/bookings/${id}`);
    return booking.checkout ? booking : null;
  });

const repeat = async (stage: Stage, offer: Offer, held: Booking, key: string): Promise<void> => {
  await stage.walk.step('The same request again (a nervous double click)', async () => {
    const again = await book(stage, offer, held.startsAt, key);
    expect(again.id === held.id, 'the same booking');
    return [undefined, `201, the same booking ${again.id}`];
  });
  await stage.walk.step('The same key for another request', async () => {
    const { code } = await stage.candidate.refused(422, 'idempotency_key.reused', 'POST', '/v1/bookings', {
      headers: { 'Idempotency-Key': key },
      body: {
        offeringId: offer.offeringId,
        startsAt: new Date(new Date(held.startsAt).getTime() + DAY_MS).toISOString(),
      },
    });
    return [undefined, `422 ${code}`];
  });
};

const loseTheRace = ({ walk, rival }: Stage, offer: Offer, held: Booking): Promise<void> =>
  walk.step(`${rival.name} wants the same time`, async () => {
    await rival.logIn();
    const { code, nextSlots } = await rival.refused(409, 'slot.taken', 'POST', '/v1/bookings', {
      headers: { 'Idempotency-Key': `rival-${held.id}` },
      body: { offeringId: offer.offeringId, startsAt: held.startsAt },
    });
    expect(nextSlots && nextSlots.length > 0, 'the refusal names free times');
    return [undefined, `409 ${code}; free: ${nextSlots.join(', ')}`];
  });

/** What somebody does on the hosted payment page; then the webhook (or the poller) confirms. */
export const payAndWait = async (stage: Stage, held: Booking): Promise<void> => {
  const { walk, candidate } = stage;
  await walk.step('Pays on the hosted page', async () => {
    const page = new URL(held.checkout?.url ?? '');
    expect((await fetch(page)).ok, 'the payment page answers');
    const session = page.pathname.split('/').at(-1) ?? '';
    const { body } = await call<{ outcome: string }>(
      `${page.origin}/sandbox/sessions/${session}/pay`,
      'POST',
      {
        headers: { 'content-type': 'application/json' },
      },
    );
    expect(body.outcome === 'paid', `outcome paid, came ${body.outcome}`);
    return [undefined, `${body.outcome} (${session.slice(0, 24)}...)`];
  });
  await walk.step('The webhook arrives: the booking is confirmed', async () => {
    const booking = await until('a confirmed booking', async () => {
      const seen = await candidate.get<Booking>(`/v1/bookings/${held.id}`);
      return seen.status === 'confirmed' ? seen : null;
    });
    const paid = booking.payment?.paid;
    expect(paid?.amount === held.price.amount, 'the whole price is paid');
    return [undefined, `${booking.status}, paid ${price(paid)}`];
  });
};

const readStatusPage = ({ walk, candidate, coach, url }: Stage, held: Booking): Promise<Booking> =>
  walk.step('The status page, where the payment page sends people back to', async () => {
    const booking = await candidate.get<Booking>(`/v1/bookings/${held.id}`);
    const { pathname, search } = new URL(booking.statusPage ?? '', url);
    const { body } = await call<string>(`${url}${pathname}${search}`, 'GET');
    expect(body.includes('Paid and confirmed'), 'it says paid and confirmed');
    const place = candidate.zone.split('/').at(-1)?.replaceAll('_', ' ');
    expect(body.includes(`${place} time`), `it shows the time in ${place}`);
    expect(body.includes(coach.name) && body.includes('calendar.ics'), 'with whom, and the calendar link');
    await candidate.refused(404, null, 'GET', `${pathname}?token=made-up-made-up-made-up`);
    return [
      booking,
      `"Paid and confirmed", ${booking.startsAtLocal} (${booking.zone}); 404 without its token`,
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
