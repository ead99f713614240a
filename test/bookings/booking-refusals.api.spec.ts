import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { book, firstSlots, holdSlot, payFor, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, LONG_TOKENS, NOBODYS_ID } from './booking-fixture';

const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
let coach: TestCoach;

beforeEach(async () => {
  coach = await publishedCoach(app);
});

const wish = (startsAt: string, more: object = {}) => ({
  offeringId: coach.offeringIds[0],
  startsAt,
  ...more,
});
const start = async (): Promise<string> => (await firstSlots(app, coach, 1))[0] as string;

describe('a booking that cannot be', () => {
  it('attack 35: of oneself is 422', async () => {
    const both = await app.signUp({ roles: ['candidate', 'coach'] });
    await app.database.query(`UPDATE coaches SET account_id = $1 WHERE id = $2`, [
      both.accountId,
      coach.coachId,
    ]);
    const { status, body } = await book(app, both, wish('2027-02-03T09:00:00Z'));
    expect([status, body.code, body.field]).toEqual([422, 'booking.own_offering', 'offeringId']);
  });

  it('of an offering that is unknown, withdrawn, or of a coach who is not published is 404, all alike', async () => {
    const candidate = await app.signUp();
    const draft = await publishedCoach(app, { until: 'applied' });
    await app
      .http()
      .patch(`/v1/me/coach/offerings/${coach.offeringIds[0]}`)
      .set(as(coach))
      .send({ active: false });
    for (const offeringId of [NOBODYS_ID, coach.offeringIds[0], draft.offeringIds[0]]) {
      const { status, body } = await book(app, candidate, { offeringId, startsAt: '2027-02-03T09:00:00Z' });
      expect([status, body.code]).toEqual([404, 'offering.not_found']);
    }
  });

  it.each([
    ['in the past', '2027-01-31T09:00:00Z'],
    ['off the grid', '2027-02-05T09:07:00Z'],
    ['inside the notice', '2027-02-01T15:00:00Z'],
    ['outside the hours', '2027-02-05T03:00:00Z'],
    ['beyond the horizon', '2027-09-01T09:00:00Z'],
  ])('attack 34: %s is 422 with the field and the next free starts', async (_, startsAt) => {
    app.clock.set(new Date('2027-02-01T12:00:00Z'));
    const candidate = await app.signUp();
    const before = await databasePrint(app.database);
    const { status, body } = await book(app, candidate, wish(startsAt));
    expect([status, body.code, body.field]).toEqual([422, 'slot.not_available', 'startsAt']);
    expect(body.nextSlots).toEqual(await firstSlots(app, coach, 3));
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('at a taken time is 409 with the next free starts', async () => {
    const { booking } = await holdSlot(app, { coach });
    const { status, body } = await book(app, await app.signUp(), wish(booking.startsAt));
    expect([status, body.code]).toEqual([409, 'slot.taken']);
    expect(body.nextSlots).toEqual(await firstSlots(app, coach, 3));
  });

  it('beside another session of the candidate is 409 candidate.busy', async () => {
    const { payer, booking } = await holdSlot(app, { coach });
    await payFor(app, booking);
    const other = await publishedCoach(app);
    const { status, body } = await book(app, payer, {
      offeringId: other.offeringIds[0],
      startsAt: booking.startsAt,
    });
    expect([status, body.code]).toEqual([409, 'candidate.busy']);
  });
});

const GOOD = { offeringId: NOBODYS_ID, startsAt: '2027-02-03T09:00:00Z' };
const BAD_BODIES: [string, unknown, string][] = [
  ['nothing', {}, 'offeringId'],
  ['a list', [], ''],
  ['an unknown member', { ...GOOD, status: 'confirmed' }, 'status'],
  ['a price', { ...GOOD, price: { amount: 0, currency: 'EUR' } }, 'price'],
  ['a coach', { ...GOOD, coachId: NOBODYS_ID }, 'coachId'],
  ['an unknown member inside', { ...GOOD, practice: { paid: true } }, 'practice.paid'],
  ['no instant', { ...GOOD, startsAt: 'NaN' }, 'startsAt'],
  ['a null instant', { ...GOOD, startsAt: null }, 'startsAt'],
  ['a number', { ...GOOD, startsAt: 1_800_000_000_000 }, 'startsAt'],
  ['a date that does not exist', { ...GOOD, startsAt: '2027-02-30T09:00:00Z' }, 'startsAt'],
  ['no offset', { ...GOOD, startsAt: '2027-02-03T09:00:00' }, 'startsAt'],
  ['an hour 24', { ...GOOD, startsAt: '2027-02-03T24:00:00Z' }, 'startsAt'],
  ['a second 60', { ...GOOD, startsAt: '2027-02-03T09:00:60Z' }, 'startsAt'],
  ['a far year', { ...GOOD, startsAt: '+292278994-01-01T00:00:00Z' }, 'startsAt'],
  ['the year 2200', { ...GOOD, startsAt: '2200-01-01T00:00:00Z' }, 'startsAt'],
  ['no uuid', { ...GOOD, offeringId: "' OR 1=1" }, 'offeringId'],
  ['an object for a scalar', { ...GOOD, offeringId: { $ne: null } }, 'offeringId'],
  ['a script link', { ...GOOD, practice: { resumeUrl: 'javascript:alert(1)' } }, 'practice.resumeUrl'],
  [
    'a link with a password',
    { ...GOOD, practice: { resumeUrl: 'https://a:b@example.com/x' } },
    'practice.resumeUrl',
  ],
  ['a zero character', { ...GOOD, practice: { focus: 'a\u0000b' } }, 'practice.focus'],
  ['too much text', { ...GOOD, practice: { focus: 'x'.repeat(2001) } }, 'practice.focus'],
  [
    'too many principles',
    { ...GOOD, practice: { principles: Array(17).fill('ownership') } },
    'practice.principles',
  ],
];

describe('a bad body changes nothing and says where it is bad', () => {
  it.each(BAD_BODIES)('attack 33, 34: %s', async (_, body, field) => {
    const candidate = await app.signUp();
    const before = await databasePrint(app.database);
    const answer = await app
      .http()
      .post('/v1/bookings')
      .set({ ...as(candidate), 'Idempotency-Key': 'a-bad-body' })
      .send(body as object);
    expect([400, 422]).toContain(answer.status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.code).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(answer.body.field ?? '').toBe(field);
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it.each([
    ['principles.1', { principles: ['ownership', 'greed'] }],
    ['competencies.0', { competencies: ['juggling'] }],
  ])('unknown practice: %s', async (field, practice) => {
    const { status, body } = await book(app, await app.signUp(), wish(await start(), { practice }));
    expect([status, body.code, body.field]).toEqual([422, 'booking.unknown_practice', `practice.${field}`]);
  });

  it('somebody else’s target is 404', async () => {
    const target = await app
      .http()
      .post('/v1/me/targets')
      .set(as(await app.signUp()))
      .send({ packKey: 'amazon-tpm', levelKey: 'l6' })
      .expect(201);
    const practice = { targetId: target.body.id };
    expect((await book(app, await app.signUp(), wish(await start(), { practice }))).status).toBe(404);
  });
});
