import { makeCoach, type TestCoach } from '../support/coaches';
import { book } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

/** Paris: 02:00 to 03:00 does not exist on 28 March 2027, and comes twice on 31 October 2027. */
const SPRING = '2027-03-28';
const AUTUMN = '2027-10-31';

const app = useTestApp({ accessTokenMinutes: 1_000_000 });
let coach: TestCoach;
beforeAll(async () => {
  coach = await makeCoach(app, {
    zone: 'Europe/Paris',
    weekly: [{ days: [0], start: '02:00', end: '04:00' }],
    rules: { horizon: { kind: 'rolling', days: 365 } },
  });
});

const startsOn = async (date: string): Promise<string[]> => {
  const query = new URLSearchParams({
    offeringId: coach.offeringIds[0] ?? '',
    from: `${date}T00:00:00+01:00`,
    to: `${date}T12:00:00+01:00`,
  });
  const { body } = await app.http().get(`/v1/coaches/${coach.coachId}/slots?${query}`).expect(200);
  return (body.slots as { startsAt: string }[]).map(({ startsAt }) => startsAt.slice(11, 16));
};
const override = (date: string, start: string, end: string) =>
  app
    .http()
    .put(`/v1/me/coach/availability/overrides/${date}`)
    .set('Authorization', `Bearer ${coach.token}`)
    .send({ intervals: [{ start, end }] });

it('attack 47: weekly hours inside a clock change are real hours, never twice and never gone', async () => {
  expect(await startsOn(SPRING)).toEqual(['01:00']);
  expect(await startsOn(AUTUMN)).toEqual(['00:00', '01:00', '02:00']);
});

it('attack 47: hours of one date inside the gap move behind it; those in the repeated hour are the first', async () => {
  await override(SPRING, '02:00', '04:30').expect(200);
  expect(await startsOn(SPRING)).toEqual(['01:00']);
  await override(AUTUMN, '02:00', '03:00').expect(200);
  expect(await startsOn(AUTUMN)).toEqual(['00:00', '01:00']);
});

it('attack 47: a start without its offset is refused, so nobody books the other one of two', async () => {
  const candidate = await app.signUp();
  const wish = (startsAt: string) => ({ offeringId: coach.offeringIds[0], startsAt });
  const bare = await book(app, candidate, wish(`${AUTUMN}T02:00:00`));
  expect([bare.status, bare.body.code, bare.body.field]).toEqual([422, 'instant.invalid', 'startsAt']);
  const second = await book(app, candidate, wish(`${AUTUMN}T02:00:00+01:00`));
  expect(second.body.startsAt).toBe('2027-10-31T01:00:00.000Z');
  const first = await book(app, candidate, wish(`${AUTUMN}T02:00:00+02:00`));
  expect(first.body.startsAt).toBe('2027-10-31T00:00:00.000Z');
});
