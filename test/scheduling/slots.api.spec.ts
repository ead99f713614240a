import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import { Claims } from '../../src/scheduling';
import { makeCoach, type TestCoach } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';

const DAY = { from: '2027-02-03T00:00:00Z', to: '2027-02-04T00:00:00Z' };

describe('the slots of a coach', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let offeringId: string;

  beforeAll(async () => {
    coach = await makeCoach(app, {
      zone: 'America/New_York',
      weekly: [{ days: [1, 2, 3, 4, 5], start: '17:00', end: '20:00' }],
    });
    offeringId = coach.offeringIds[0] ?? '';
  });

  const slots = (changed: Record<string, string> = {}, coachId = coach.coachId, token?: string) => {
    const query = new URLSearchParams({ offeringId, ...DAY, ...changed });
    const request = app.http().get(`/v1/coaches/${coachId}/slots?${query}`);
    return token ? request.set('Authorization', `Bearer ${token}`) : request;
  };
  const startsOf = (body: { slots: { startsAt: string }[] }) => body.slots.map(({ startsAt }) => startsAt);

  it('are shown to anybody, in UTC and on the wall of the zone asked for', async () => {
    const { body, status } = await slots({ zone: 'Asia/Kolkata' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      coachId: coach.coachId,
      minutes: 60,
      zone: 'Asia/Kolkata',
      coachZone: 'America/New_York',
      coachOffsets: [{ since: expect.any(String), minutes: -300 }],
    });
    expect(body.nextAvailable).toBeNull();
    expect(body.slots).toEqual([
      { startsAt: '2027-02-03T00:00:00.000Z', startsAtLocal: '2027-02-03T05:30:00.000+05:30' },
      { startsAt: '2027-02-03T22:00:00.000Z', startsAtLocal: '2027-02-04T03:30:00.000+05:30' },
      { startsAt: '2027-02-03T23:00:00.000Z', startsAtLocal: '2027-02-04T04:30:00.000+05:30' },
    ]);
    expect((await slots()).body.zone).toBe('UTC');
    const viewer = await app.signUp({ zone: 'America/Los_Angeles' });
    const mine = await slots({}, coach.coachId, viewer.token);
    expect(mine.body.slots[1].startsAtLocal).toBe('2027-02-03T14:00:00.000-08:00');
  });

  it('keep to the wall clock of the coach over the change to summer time', async () => {
    const { body } = await slots({
      from: '2027-03-12T12:00:00Z',
      to: '2027-03-16T12:00:00Z',
      zone: 'Europe/Paris',
    });
    expect(startsOf(body)).toEqual(
      [
        '2027-03-12T22',
        '2027-03-12T23',
        '2027-03-13T00',
        '2027-03-15T21',
        '2027-03-15T22',
        '2027-03-15T23',
      ].map((hour) => `${hour}:00:00.000Z`),
    );
  });

  it('tell where to look when there are none', async () => {
    const { body } = await slots({
      from: '2027-02-06T06:00:00Z',
      to: '2027-02-08T00:00:00Z',
      zone: 'Europe/Paris',
    });
    expect(body.slots).toEqual([]);
    expect(body.nextAvailable).toEqual({
      startsAt: '2027-02-08T22:00:00.000Z',
      startsAtLocal: '2027-02-08T23:00:00.000+01:00',
    });
    const beyond = await slots({ from: '2027-07-01T00:00:00Z', to: '2027-07-02T00:00:00Z' });
    expect(beyond.body).toMatchObject({ slots: [], nextAvailable: null });
  });

  it('leave out what is past', async () => {
    const { body } = await slots({ from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' });
    expect(body).toMatchObject({ slots: [], nextAvailable: { startsAt: '2027-02-02T00:00:00.000Z' } });
    const partly = await slots({ from: '2027-01-31T00:00:00Z', to: '2027-02-02T02:00:00Z' });
    expect(partly.body.from).toBe('2027-02-01T12:00:00.000Z');
    expect(startsOf(partly.body)).toEqual(['2027-02-02T00:00:00.000Z']);
  });

  it('go while somebody holds them, but not for the holder, and come back when the hold ends', async () => {
    const [holder, other] = [await app.signUp(), await app.signUp()];
    const startsAt = new Date('2027-02-03T22:00:00Z');
    await app.database.tx((tx) =>
      app.get(Claims).claim(tx, {
        bookingId: newId(),
        coachId: coach.coachId,
        candidateId: holder.accountId,
        minutes: 60,
        startsAt,
        expiresAt: addMinutes(app.clock.now(), 37),
      }),
    );
    const shownTo = async (token?: string) =>
      startsOf((await slots({}, coach.coachId, token)).body).includes(startsAt.toISOString());
    expect(await shownTo()).toBe(false);
    expect(await shownTo(other.token)).toBe(false);
    expect(await shownTo(holder.token)).toBe(true);
    app.clock.advance({ minutes: 37 });
    expect(await shownTo(other.token)).toBe(true);
    await app.database.query('DELETE FROM coach_claims');
    await app.database.query('DELETE FROM candidate_claims');
  });

  it.each<[string, Record<string, string>, number, string, string]>([
    ['63 days', { to: '2027-04-07T00:00:00Z' }, 422, 'range.too_long', 'to'],
    ['an inverted range', { to: '2027-02-02T00:00:00Z' }, 422, 'range.inverted', 'to'],
    ['an empty range', { to: DAY.from }, 422, 'range.inverted', 'to'],
    ['no offset', { from: '2027-02-03T00:00:00' }, 422, 'instant.invalid', 'from'],
    ['a date alone', { from: '2027-02-03' }, 422, 'instant.invalid', 'from'],
    ['a day that does not exist', { from: '2027-02-30T00:00:00Z' }, 422, 'instant.invalid', 'from'],
    ['the end of time', { to: '292278994-08-17T07:12:55Z' }, 422, 'instant.invalid', 'to'],
    ['an unknown zone', { zone: 'Etc/GMT+99' }, 422, 'zone.unknown', 'zone'],
    [
      'an offering that is no id',
      { offeringId: '1; DROP TABLE offerings' },
      422,
      'request.refused',
      'offeringId',
    ],
    ['a member of its own', { minutes: '5' }, 400, 'request.malformed', 'minutes'],
  ])('attack 46, 47, 72: are not listed for %s', async (_, changed, status, code, field) => {
    expect((await slots(changed)).body).toMatchObject({ status, code, field });
  });

  it('are not there for a coach or an offering that nobody may see', async () => {
    const hidden = await makeCoach(app, { until: 'draft' });
    const missing = await slots({}, newId());
    const hiddenOffering = hidden.offeringIds[0] ?? '';
    const draft = await slots({ offeringId: hiddenOffering }, hidden.coachId);
    expect(missing.body).toMatchObject({ status: 404, code: 'coach.not_found' });
    expect({ ...draft.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    const notTheirs = await slots({ offeringId: hiddenOffering });
    expect(notTheirs.body).toMatchObject({ status: 404, code: 'offering.not_found' });
    expect((await slots({ offeringId: newId() })).body).toMatchObject({ code: 'offering.not_found' });
    expect((await slots({}, 'me')).status).toBe(404);
  });

  it('attack 44: cannot be listed by repeating a parameter', async () => {
    const query = new URLSearchParams({ offeringId, ...DAY });
    const { status } = await app.http().get(`/v1/coaches/${coach.coachId}/slots?${query}&from=${DAY.from}`);
    expect(status).toBe(400);
  });
});
