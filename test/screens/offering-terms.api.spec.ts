import type { TestAccount } from '../support/app';
import { OFFERING, type TestCoach } from '../support/coaches';
import { book, bookAndPay, firstSlots, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const START = '2027-02-03T09:00:00.000Z';
const later = (hours: number): string => new Date(Date.parse(START) + hours * 3_600_000).toISOString();

/** It is Monday 1 February 2027; the coach works from 8 to 20 in Paris. */
describe('the terms of an offering', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let maya: TestAccount;

  beforeAll(async () => {
    app.clock.set(new Date('2027-02-01T09:00:00Z'));
    coach = await publishedCoach(app, { name: 'Ada', offerings: [{ ...OFFERING, stageKey: 'onsite' }] });
    maya = await app.signUp({ zone: 'America/New_York' });
  });

  const get = (id: string | undefined, query = '', who?: TestAccount) =>
    app
      .http()
      .get(`/v1/offerings/${id}/terms?${query}`)
      .set(who ? { Authorization: `Bearer ${who.token}` } : {});
  const read = async (query: string, who?: TestAccount, id = coach.offeringIds[0]) =>
    (await get(id, query, who).expect(200)).body;

  it('say to everybody what it is, what it includes, and when that changes', async () => {
    const terms = await read(`startsAt=${START}&zone=Asia/Tokyo`);
    expect(terms).toMatchObject({
      kind: 'session',
      title: 'Onsite round',
      packTitle: 'Amazon Technical Program Manager (TPM)',
      minutes: 60,
      coach: { id: coach.coachId, name: 'Ada', zone: 'Europe/Paris' },
      price: OFFERING.price,
      session: {
        startsAt: START,
        startsAtLocal: '2027-02-03T18:00:00+09:00',
        endsAtLocal: '2027-02-03T19:00:00+09:00',
        coachStartsAtLocal: '2027-02-03T10:00:00+01:00',
        free: true,
      },
      nearest: [],
      policy: { percentBack: 100, until: START, untilLocal: '2027-02-03T18:00:00+09:00' },
      holdMinutes: 35,
      principles: [
        { key: 'ownership', title: 'Ownership' },
        { key: 'dive-deep', title: 'Dive Deep' },
      ],
      competencies: [{ key: 'communication', title: 'Communication' }],
      document: null,
      targets: [],
      openHolds: [],
      refusals: [],
    });
    expect(terms.policy.sentences[0]).toBe(
      'Free to cancel until Wednesday 3 February 2027, 18:00 Tokyo time: all of the price comes back.',
    );
    expect(terms.included[0]).toBe('One session of 60 minutes with Ada, by video');
  });

  it('without a time, or at one that is not free, name the nearest', async () => {
    const { session, nearest, policy } = await read('');
    expect(session).toBeNull();
    expect(policy).toMatchObject({ percentBack: null, until: null });
    const next = await firstSlots(app, coach, 3);
    expect(nearest.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(next);
    await holdSlot(app, { coach, startsAt: START });
    const taken = await read(`startsAt=${START}`);
    expect(taken.session.free).toBe(false);
    expect(taken.nearest.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      later(-2),
      later(-1),
      later(1),
    ]);
    const past = await read('startsAt=2020-01-01T10:00:00Z');
    expect(past.session.free).toBe(false);
    expect(past.nearest.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(next);
    expect((await read('startsAt=2199-01-01T10:00:00Z')).nearest).toHaveLength(3);
  });

  it('show who is logged in their targets, and what they hold unpaid', async () => {
    const candidate = await app.signUp();
    const target = await app
      .http()
      .post('/v1/me/targets')
      .set('Authorization', `Bearer ${candidate.token}`)
      .send({ packKey: 'amazon-tpm', levelKey: 'l6', focusPrinciples: ['dive-deep', 'frugality'] })
      .expect(201);
    const { booking } = await holdSlot(app, { coach, candidate, startsAt: later(5) });
    const terms = await read(`startsAt=${later(5)}`, candidate);
    expect(terms.targets).toEqual([
      {
        id: target.body.id,
        levelKey: 'l6',
        levelTitle: 'Senior Technical Program Manager (L6)',
        interviewDate: null,
        principles: [{ key: 'dive-deep', title: 'Dive Deep' }],
      },
    ]);
    expect(terms.openHolds).toMatchObject([
      {
        bookingId: booking.id,
        title: 'Onsite round',
        coach: { name: 'Ada' },
        startsAt: later(5),
        checkoutUrl: booking.checkout.url,
        isThis: true,
      },
    ]);
    expect(terms.session.free).toBe(true);
    expect(terms.refusals).toEqual([]);
    expect((await read(`startsAt=${later(5)}`)).openHolds).toEqual([]);
  });

  it('say beforehand what the order would be refused for, by the same code', async () => {
    const candidate = await app.signUp();
    const other = await publishedCoach(app, { name: 'Ben' });
    const met = await bookAndPay(app, { coach: other, candidate, startsAt: later(24) });
    const busy = await read(`startsAt=${later(24)}`, candidate);
    expect(busy.refusals).toEqual([
      { code: 'candidate.busy', detail: 'You have another session at this time.', bookingId: met.id },
    ]);
    const order = { offeringId: coach.offeringIds[0], startsAt: later(24) };
    const refused = await book(app, candidate, order);
    expect(refused.body).toMatchObject({ code: 'candidate.busy', detail: busy.refusals[0].detail });
    for (const hours of [26, 28, 30])
      await holdSlot(app, { coach: other, candidate, startsAt: later(hours) });
    const full = await read(`startsAt=${later(25)}`, candidate);
    expect(full.refusals.map(({ code }: { code: string }) => code)).toEqual(['booking.too_many_holds']);
    expect(full.openHolds.map(({ isThis }: { isThis: boolean }) => isThis)).toEqual([false, false, false]);
    expect((await book(app, candidate, { ...order, startsAt: later(25) })).body).toMatchObject({
      code: 'booking.too_many_holds',
      detail: full.refusals[0].detail,
    });
    // An overlapping hold is replaced, so it is in nobody's way.
    expect((await read(`startsAt=${later(28)}`, candidate)).refusals).toEqual([]);
    const own = await read(`startsAt=${later(30)}`, coach);
    expect(own.refusals.map(({ code }: { code: string }) => code)).toEqual([
      'auth.wrong_role',
      'booking.own_offering',
    ]);
  });

  it('of a document say what it has to be like, and ask for no time', async () => {
    const { body } = await app
      .http()
      .post('/v1/me/coach/document-offerings')
      .set('Authorization', `Bearer ${coach.token}`)
      .send({ stageKey: 'writing-exercise', days: 3, price: { amount: 6_000, currency: 'EUR' } })
      .expect(201);
    const terms = await read(`startsAt=${START}`, maya, (body as { id: string }).id);
    expect(terms).toMatchObject({
      kind: 'document',
      title: 'Writing exercise',
      minutes: null,
      session: null,
      nearest: [],
      policy: { percentBack: null, until: null },
      document: { days: 3, mediaTypes: expect.arrayContaining(['text/plain']) },
      zone: 'America/New_York',
    });
    expect(terms.document.prompts[0]).toEqual({ key: expect.any(String), title: expect.any(String) });
    expect(terms.policy.sentences[0]).toContain('until your coach has begun');
  });

  it.each([
    ['0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10', '', 404, 'offering.not_found'],
    ['nothing', '', 404, 'offering.not_found'],
    [undefined, 'startsAt=soon', 422, 'instant.invalid'],
    [undefined, 'zone=Mars', 422, 'zone.unknown'],
    [undefined, 'colour=blue', 400, 'request.malformed'],
  ])('refuse %s %s', async (id, query, status, code) => {
    const { body } = await get(id ?? coach.offeringIds[0], query);
    expect([body.status, body.code]).toEqual([status, code]);
  });
});
