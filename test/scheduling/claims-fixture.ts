import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { MovableClock } from '../../local/clock/movable-clock';
import { Database } from '../../src/platform/database/database';
import { BusyRanges, type MetSession } from '../../src/scheduling/busy-ranges';
import { Calendars } from '../../src/scheduling/calendars';
import { Claims, type WantedTime } from '../../src/scheduling/claims';
import {
  type BookingRules,
  DEFAULT_RULES,
  type WeeklyHours,
} from '../../src/scheduling/domain/booking.rules';
import type { WallInterval } from '../../src/scheduling/domain/availability-windows';
import type { BusySource } from '../../src/scheduling/domain/busy-ranges';
import { Scheduling } from '../../src/scheduling/scheduling.service';
import { DomainError } from '../../src/shared/errors';
import { newId } from '../../src/shared/ids';
import { addMinutes } from '../../src/shared/time';
import { createTestDatabase } from '../support/test-database';

/** Monday noon, as in the API tests. */
export const NOW = new Date('2027-02-01T12:00:00.000Z');

export const ROUND_THE_CLOCK: WeeklyHours[] = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '24:00' }];

export interface Hours {
  zone: string;
  weekly: WeeklyHours[];
  rules: Partial<BookingRules>;
  overrides: { date: string; intervals: WallInterval[] }[];
}

/** The claims tables on a real database, without HTTP: many connections, and a clock that stands still. */
export const startClaims = async () => {
  const testDatabase = await createTestDatabase();
  const source = await new DataSource({
    ...dataSourceOptions(testDatabase.url, 66),
    entities: [],
  }).initialize();
  const clock = new MovableClock();
  clock.stopAt(NOW);
  const database = new Database(source, { environment: 'test' }, clock);
  const claims = new Claims();
  const scheduling = new Scheduling(clock, new Calendars(database));
  const busyRanges = new BusyRanges();
  let counter = 0;

  const newAccount = async (): Promise<string> => {
    counter += 1;
    const id = newId();
    await insert('accounts', {
      id,
      email: `claimer-${counter}@example.test`,
      password_hash: 'x',
      name: `Claimer ${counter}`,
      zone: 'UTC',
      roles: ['candidate'],
      token_version: 1,
      created_at: NOW,
      updated_at: NOW,
      terms_accepted_at: NOW,
    });
    return id;
  };

  /** Inserts the members that the table has; fixtures survive columns of other features. */
  const insert = async (table: string, row: Record<string, unknown>): Promise<void> => {
    const known = await database.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'`,
      [table],
    );
    const names = known.map(({ name }) => name).filter((name) => name in row);
    const places = names.map((_, i) => `$${i + 1}`);
    await database.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
      names.map((name) => row[name]),
    );
  };

  const setHours = async (coachId: string, hours: Partial<Hours>): Promise<void> => {
    const { zone = 'UTC', weekly = ROUND_THE_CLOCK, rules = {}, overrides = [] } = hours;
    await database.query(`DELETE FROM date_overrides WHERE coach_id = $1`, [coachId]);
    await database.query(
      `INSERT INTO availability (coach_id, zone, version, weekly, rules, updated_at) VALUES ($1, $2, 1, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT availability_pk DO UPDATE
       SET zone = excluded.zone, weekly = excluded.weekly, rules = excluded.rules, version = availability.version + 1`,
      [coachId, zone, JSON.stringify(weekly), JSON.stringify({ ...DEFAULT_RULES, ...rules }), NOW],
    );
    for (const { date, intervals } of overrides) {
      await database.query(
        `INSERT INTO date_overrides (coach_id, date, intervals) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT date_overrides_pk DO UPDATE SET intervals = excluded.intervals`,
        [coachId, date, JSON.stringify(intervals)],
      );
    }
  };

  const newCoach = async (hours: Partial<Hours> = {}): Promise<string> => {
    const id = newId();
    await insert('coaches', {
      id,
      account_id: await newAccount(),
      status: 'draft',
      bar_raiser: false,
      languages: [],
      zone: 'UTC',
      principles: [],
      competencies: [],
      created_at: NOW,
      updated_at: NOW,
    });
    await setHours(id, hours);
    return id;
  };

  /** The account behind a coach. */
  const accountOf = async (coachId: string): Promise<string> => {
    const rows = await database.query<{ id: string }>(`SELECT account_id AS id FROM coaches WHERE id = $1`, [
      coachId,
    ]);
    return rows[0]?.id ?? '';
  };

  /** One booker: a transaction with one claim. Answers the code of the refusal, or null when it was taken. */
  const book = async (
    wanted: Omit<WantedTime, 'bookingId' | 'minutes'> & { bookingId?: string; minutes?: number },
  ): Promise<string | null> => {
    try {
      await database.tx((tx) =>
        claims.claim(tx, {
          bookingId: newId(),
          minutes: 60,
          expiresAt: addMinutes(clock.now(), 37),
          ...wanted,
        }),
      );
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  };

  /** Replaces the busy ranges of a source: each with its start and its length in minutes. */
  const setBusy = (
    coachId: string,
    source: BusySource,
    ranges: { startsAt: Date; minutes: number }[],
  ): Promise<MetSession[]> =>
    database.tx((tx) =>
      busyRanges.replaceRanges(
        tx,
        coachId,
        source,
        ranges.map(({ startsAt, minutes }) => ({ startsAt, endsAt: addMinutes(startsAt, minutes) })),
      ),
    );

  return {
    url: testDatabase.url,
    source,
    database,
    clock,
    claims,
    scheduling,
    newAccount,
    newCoach,
    accountOf,
    setHours,
    setBusy,
    busyRanges,
    book,
    stop: async (): Promise<void> => {
      await source.destroy();
      await testDatabase.drop();
    },
  };
};

export type ClaimsFixture = Awaited<ReturnType<typeof startClaims>>;
