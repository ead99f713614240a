import { Recent } from '../../src/shared/recent';
import { rulesInMemory } from '../../src/shared/zones/zone-data';
import { canonicalZoneNames } from '../../src/shared/zones/zone-names';
import { zonesInMemory } from '../../src/shared/zones/zoned-time';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import type { TestAccount } from '../support/app';
import { COACH_PROFILE, type TestCoach } from '../support/coaches';
import { publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const as = (who: TestAccount): [string, string] => ['Authorization', `Bearer ${who.token}`];
const RANGE = { from: '2027-02-02T00:00:00Z', to: '2027-02-04T00:00:00Z' };
const HOURS = [{ days: [1], start: '09:00', end: '10:00' }];

describe('the name of a zone at every door', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let candidate: TestAccount;
  beforeAll(async () => {
    coach = await publishedCoach(app);
    candidate = await app.signUp();
  });

  const versionOf = async (): Promise<number> =>
    (
      await app
        .http()
        .get('/v1/me/coach/availability')
        .set(...as(coach))
    ).body.version as number;
  let people = 0;
  const signUp = (zone: unknown) =>
    app
      .http()
      .post('/v1/accounts')
      .send({
        email: `zone-${(people += 1)}@example.test`,
        password: ACCOUNT_PASSWORD,
        name: 'Zoe',
        zone,
        termsAccepted: true,
      });
  const slots = (zone: unknown) =>
    app
      .http()
      .get(`/v1/coaches/${coach.coachId}/slots`)
      .query({ offeringId: coach.offeringIds[0], ...RANGE, zone });

  /** Each sends a name in; what is answered or stored is read from the answer, or by `stored`. */
  const DOORS = {
    'sign-up': { send: signUp, stored: async () => storedOf(`zone-${people}@example.test`) },
    account: {
      send: (zone: unknown) =>
        app
          .http()
          .patch('/v1/me')
          .set(...as(candidate))
          .send({ zone }),
      stored: () => storedOf(candidate.email),
    },
    profile: {
      send: (zone: unknown) =>
        app
          .http()
          .put('/v1/me/coach')
          .set(...as(coach))
          .send({ ...COACH_PROFILE, zone }),
      stored: () => one(`SELECT zone FROM coaches WHERE id = $1`, coach.coachId),
    },
    hours: {
      send: async (zone: unknown) =>
        app
          .http()
          .put('/v1/me/coach/availability')
          .set(...as(coach))
          .set('If-Match', `"${await versionOf()}"`)
          .send({ zone, weekly: HOURS }),
      stored: () => one(`SELECT zone FROM availability WHERE coach_id = $1`, coach.coachId),
    },
    preview: {
      send: (zone: unknown) =>
        app
          .http()
          .post('/v1/me/coach/availability/preview')
          .set(...as(coach))
          .send({ zone, weekly: HOURS, minutes: 60, ...RANGE }),
      stored: null,
    },
    slots: { send: slots, stored: null },
    directory: { send: (zone: unknown) => app.http().get('/v1/coaches').query({ zone }), stored: null },
  };
  const one = async (sql: string, id: string): Promise<string | undefined> =>
    (await app.database.query<{ zone: string }>(sql, [id]))[0]?.zone;
  const storedOf = async (email: string): Promise<string | undefined> => {
    await app.settle();
    return one(`SELECT zone FROM accounts WHERE email = $1`, email);
  };

  describe.each(Object.entries(DOORS))('%s', (_door, { send, stored }) => {
    it.each([
      ['us/pacific', 'America/Los_Angeles'],
      ['ASIA/CALCUTTA', 'Asia/Kolkata'],
      ['europe/paris', 'Europe/Paris'],
    ])('takes %s for %s', async (written, canonical) => {
      const { status, body } = await send(written);
      expect([status, status < 300]).toEqual([status, true]);
      if (body.zone !== undefined) expect(body.zone).toBe(canonical);
      if (stored) expect(await stored()).toBe(canonical);
    });

    it.each(['Mars/Olympus', 'Asia/To\u212Ayo', ' Europe/Paris', '+02:00', 'PST', ''])(
      'refuses %p with code and field',
      async (written) => {
        const { status, body } = await send(written);
        expect([status, body.code, body.field ?? body.errors?.[0]?.field]).toEqual([
          422,
          'zone.unknown',
          'zone',
        ]);
      },
    );
  });
});

describe('strangers who spell a zone in thousands of ways', () => {
  const app = useTestApp({ requestsPerMinute: 0 });
  let coach: TestCoach;
  beforeAll(async () => {
    coach = await publishedCoach(app);
  });

  const spelled = (number: number): string =>
    [...'america/argentina/buenos_aires']
      .map((letter, i) => ((number >> (i % 10)) & 1 ? letter.toUpperCase() : letter))
      .join('');

  it('fill no memory: one zone, one list, one page with its number of coaches, and Node is asked for none', async () => {
    const formatter = jest.spyOn(Intl, 'DateTimeFormat');
    const zonesBefore = zonesInMemory();
    const remember = jest.spyOn(Recent.prototype, 'set');
    for (let number = 0; number < 200; number += 1) {
      const zone = spelled(number);
      const { body } = await app
        .http()
        .get(`/v1/coaches/${coach.coachId}/slots`)
        .query({ offeringId: coach.offeringIds[0], ...RANGE, zone })
        .expect(200);
      expect(body.zone).toBe('America/Argentina/Buenos_Aires');
      await app.http().get('/v1/coaches').query({ zone }).expect(200);
    }
    const asked = formatter.mock.calls.flatMap(([, options]) => options?.timeZone ?? []);
    const keys = new Set(remember.mock.calls.map(([key]) => key));
    for (const spy of [formatter, remember]) spy.mockRestore();
    expect([...keys].filter((key) => /buenos_aires/i.test(key))).toHaveLength(3);
    expect(asked.filter((zone) => zone !== 'UTC')).toEqual([]);
    expect(zonesInMemory()).toBeLessThanOrEqual(zonesBefore + 1);
    expect(rulesInMemory()).toBeLessThanOrEqual(canonicalZoneNames().length);
  });
});
