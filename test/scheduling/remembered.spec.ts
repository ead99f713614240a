import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { Calendars } from '../../src/scheduling/calendars';
import { Scheduling } from '../../src/scheduling/scheduling.service';
import { newId } from '../../src/shared/ids';
import { addHours, addMinutes } from '../../src/shared/time';
import { recordSql } from '../../bench/recorded-sql';
import { makeCoach, type TestCoach } from '../support/coaches';
import { firstSlots } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { type ClaimsFixture, NOW, ROUND_THE_CLOCK, startClaims } from './claims-fixture';

describe('what another process did', () => {
  let fixture: ClaimsFixture;
  let other: DataSource;
  let scheduling: Scheduling;

  beforeAll(async () => {
    fixture = await startClaims();
    const { url } = fixture.source.options as { url: string };
    other = await new DataSource({ ...dataSourceOptions(url, 8), entities: [] }).initialize();
    const calendars = new Calendars(new Database(other, { environment: 'test' }, fixture.clock));
    scheduling = new Scheduling(fixture.clock, calendars);
  });
  afterAll(async () => {
    await other.destroy();
    await fixture.stop();
  });

  it('is in a list that is asked for after its answer, however many lists are made meanwhile', async () => {
    const coachId = await fixture.newCoach();
    const candidates = await Promise.all(Array.from({ length: 6 }, () => fixture.newAccount()));
    const first = addHours(NOW, 12);
    const range = { from: NOW, to: addHours(NOW, 24 * 8) };
    const list = async (): Promise<Set<number>> =>
      new Set((await scheduling.slots({ coachId, offering: { minutes: 60 }, ...range })).map(Number));
    let looking = true;
    const onlooker = async (): Promise<void> => {
      while (looking) await list();
    };
    const onlookers = [onlooker(), onlooker(), onlooker()];
    const seen = { taken: 0, free: 0 };
    const lane = async (candidateId: string, index: number): Promise<void> => {
      for (let round = 0; round < 12; round += 1) {
        const startsAt = addMinutes(first, (index * 12 + round) * 60);
        const bookingId = newId();
        expect(await fixture.book({ bookingId, coachId, candidateId, startsAt })).toBeNull();
        if ((await list()).has(startsAt.getTime())) seen.taken += 1;
        await fixture.database.tx((tx) => fixture.claims.release(tx, bookingId));
        if (!(await list()).has(startsAt.getTime())) seen.free += 1;
      }
    };
    await Promise.all(candidates.map(lane));
    looking = false;
    await Promise.all(onlookers);
    expect(seen).toEqual({ taken: 0, free: 0 });
  });

  it('is in the list of a coach who became the candidate of another, until that runs out', async () => {
    const [coachId, other] = [await fixture.newCoach(), await fixture.newCoach()];
    const startsAt = addHours(NOW, 24);
    const list = async (): Promise<Date[]> => {
      const now = fixture.clock.now();
      return scheduling.slots({ coachId, offering: { minutes: 60 }, from: now, to: addHours(NOW, 48) });
    };
    const candidateId = await fixture.accountOf(coachId);
    expect(await list()).toContainEqual(startsAt);
    const bookingId = newId();
    expect(await fixture.book({ bookingId, coachId: other, candidateId, startsAt })).toBeNull();
    expect(await list()).not.toContainEqual(startsAt);
    fixture.clock.advance(38 * 60_000);
    expect(await list()).toContainEqual(startsAt);
    fixture.clock.stopAt(NOW);
    expect(await list()).not.toContainEqual(startsAt);
    await fixture.database.tx((tx) => fixture.claims.release(tx, bookingId));
    expect(await list()).toContainEqual(startsAt);
  });
});

describe('revisions', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let slotsPath: string;

  beforeAll(async () => {
    coach = await makeCoach(app, { weekly: ROUND_THE_CLOCK });
    const to = addHours(app.clock.now(), 24 * 30).toISOString();
    slotsPath = `/v1/coaches/${coach.coachId}/slots?offeringId=${coach.offeringIds[0]}&from=${app.clock.now().toISOString()}&to=${to}`;
  });

  const revisions = async (): Promise<{ coach: string; catalogue: string }> => {
    const [row] = await app.database.query<{ coach: string; catalogue: string }>(
      `SELECT (SELECT revision FROM coach_revisions WHERE coach_id = $1) AS coach,
         (SELECT sum(revision) FROM catalogue_revisions)::text AS catalogue`,
      [coach.coachId],
    );
    return row ?? { coach: '', catalogue: '' };
  };

  it.each([
    ['hours', `UPDATE availability SET version = version + 1 WHERE coach_id = $1`, ['coach']],
    ['a date', `INSERT INTO date_overrides VALUES ($1, '2027-02-05', '[]')`, ['coach']],
    ['a date given back', `DELETE FROM date_overrides WHERE coach_id = $1`, ['coach']],
    [
      'an offering',
      `UPDATE offerings SET price_minor = price_minor + 1 WHERE coach_id = $1`,
      ['coach', 'catalogue'],
    ],
    ['the profile', `UPDATE coaches SET bio = 'Another one.' WHERE id = $1`, ['coach', 'catalogue']],
    [
      'the name of the person',
      `UPDATE accounts SET name = 'Ada B.' FROM coaches c WHERE accounts.id = c.account_id AND c.id = $1`,
      ['coach', 'catalogue'],
    ],
    [
      'a suspension',
      `UPDATE accounts SET suspended_at = now() FROM coaches c WHERE accounts.id = c.account_id AND c.id = $1`,
      ['coach', 'catalogue'],
    ],
    [
      'its end',
      `UPDATE accounts SET suspended_at = NULL FROM coaches c WHERE accounts.id = c.account_id AND c.id = $1`,
      ['coach', 'catalogue'],
    ],
  ])('rise with %s', async (_, change, raised) => {
    const before = await revisions();
    await app.database.query(change, [coach.coachId]);
    const after = await revisions();
    const risen = (['coach', 'catalogue'] as const).filter((name) => after[name] !== before[name]);
    expect(risen).toEqual(raised);
  });

  it('are raised by every table that the lists are made of', async () => {
    const asked = await recordSql(async () => {
      await firstSlots(app, coach, 1);
      await app.database.query(`UPDATE availability SET version = version + 1 WHERE coach_id = $1`, [
        coach.coachId,
      ]);
      await app.http().get(slotsPath).expect(200);
      await app.http().get('/v1/coaches').expect(200);
    });
    const texts = asked.flat().map(({ text }) => text);
    const read = new Set(
      texts
        .filter((text) => /^\s*(SELECT|WITH)/.test(text))
        .flatMap((text) =>
          [...text.matchAll(/(?:FROM|JOIN) ([a-z_]+)\b(?!\()/g)].map(([, name = '']) => name),
        ),
    );
    const watched = await app.database.query<{ name: string }>(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger
       WHERE tgname = tgrelid::regclass || '_revision' AND tgenabled = 'O' AND tgdeferrable AND tginitdeferred`,
    );
    const known = new Set(watched.map(({ name }) => name));
    const tables = await app.database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const unwatched = tables.map(({ name }) => name).filter((name) => read.has(name) && !known.has(name));
    expect(unwatched.sort()).toEqual(['catalogue_revisions', 'coach_revisions']);
    expect([...known].every((name) => read.has(name))).toBe(true);
  });

  it('let a list be sent again, and the next minute that changes it make it new', async () => {
    const first = await app.http().get(slotsPath).expect(200);
    const again = await recordSql(() => app.http().get(slotsPath).expect(200));
    expect(again.flat()).toHaveLength(1);
    const [start = ''] = (first.body as { slots: { startsAt: string }[] }).slots.map(
      ({ startsAt }) => startsAt,
    );
    const { noticeMinutes } = await rulesOf();
    app.clock.set(addMinutes(new Date(start), -noticeMinutes));
    expect((await app.http().get(slotsPath).expect(200)).body.slots[0].startsAt).toBe(start);
    app.clock.set(new Date(addMinutes(new Date(start), -noticeMinutes).getTime() + 1));
    const later = await app.http().get(slotsPath).expect(200);
    expect(later.body.slots[0].startsAt).not.toBe(start);
    expect(later.body.from).toBe(app.clock.now().toISOString());
  });

  const rulesOf = async (): Promise<{ noticeMinutes: number }> => {
    const rows = await app.database.query<{ rules: { noticeMinutes: number } }>(
      `SELECT rules FROM availability WHERE coach_id = $1`,
      [coach.coachId],
    );
    return rows[0]?.rules ?? { noticeMinutes: 0 };
  };
});
