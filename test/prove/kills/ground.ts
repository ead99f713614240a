import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../../src/platform/database/migrate';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../local/postgres';
import { type ApiProcesses, startApiProcesses } from '../../support/api-processes';
import { startTestApp, type TestAccount, type TestApp } from '../../support/app';
import type { TestCoach } from '../../support/coaches';
import { firstSlots, publishedCoach } from '../../support/scenario';
import { createEmptyDatabase } from '../../support/test-database';
import { testFolder } from '../../support/test-folder';

/** What is killed, and who is at work on it. */
export interface Ground {
  database: EmbeddedPostgres;
  /** Makes accounts and reads the database; serves nobody and runs no sweep. */
  office: TestApp;
  api: ApiProcesses;
  coaches: TestCoach[];
  candidates: TestAccount[];
  /** Times of the coaches that overlap each other, so that some clients lose. */
  wishes: { offeringId: string; startsAt: string }[];
  /** What Stripe took and gave back, by order; minor units. */
  atStripe: () => Promise<Balance[]>;
  stop: () => Promise<void>;
}

export interface Balance {
  orderId: string;
  paid: number;
  refunded: number;
}

const COACHES = 3;
const CANDIDATES = 12;
const SLOTS_EACH = 120;
const YEARS_MINUTES = 1_000_000;

/**
 * A durable embedded PostgreSQL of this proof alone, one API process with background jobs on it, and the payment
 * sandbox in a database elsewhere, because Stripe does not die with us.
 */
export const breakGround = async (): Promise<Ground> => {
  const folder = testFolder('kills');
  const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  await migrate(database.url);
  const stripesDatabase = await createEmptyDatabase();
  const given = { url: database.url, drop: async () => undefined };
  const office = await startTestApp({ accessTokenMinutes: YEARS_MINUTES }, undefined, given);
  const { url: databaseUrl } = given;
  const config = { ...office.config, databaseUrl, backgroundJobs: true, logLevel: 'error' };
  const people = await makePeople(office);
  const api = await startApiProcesses({
    databaseUrl,
    sandboxDatabaseUrl: stripesDatabase.url,
    config,
    deathsFail: false,
  });
  const stop = async (): Promise<void> => {
    await api.stop();
    await office.stop();
    await stripesDatabase.drop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(database.folder, { recursive: true, force: true });
  };
  return { database, office, api, ...people, atStripe: () => balancesIn(stripesDatabase.url), stop };
};

const makePeople = async (office: TestApp): Promise<Pick<Ground, 'coaches' | 'candidates' | 'wishes'>> => {
  const coaches: TestCoach[] = [];
  const wishes: Ground['wishes'] = [];
  for (let n = 0; n < COACHES; n += 1) {
    const coach = await publishedCoach(office, { zone: 'UTC' });
    coaches.push(coach);
    const [offeringId = ''] = coach.offeringIds;
    // The first days are left out: nothing that is booked here begins while the proof runs.
    for (const startsAt of (await firstSlots(office, coach, SLOTS_EACH)).slice(SLOTS_EACH / 3))
      wishes.push({ offeringId, startsAt });
  }
  const candidates: TestAccount[] = [];
  for (let n = 0; n < CANDIDATES; n += 1) candidates.push(await office.signUp());
  return { coaches, candidates, wishes };
};

const balancesIn = async (url: string): Promise<Balance[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Balance>(
      `SELECT body->'metadata'->>'order_id' AS "orderId",
         coalesce(sum((body->>'amount_total')::int) FILTER (WHERE object = 'checkout.session'), 0)::int AS paid,
         coalesce(sum((body->>'amount')::int) FILTER (WHERE object = 'refund'), 0)::int AS refunded
       FROM stripe_sandbox.objects
       WHERE object = 'refund' OR (object = 'checkout.session' AND body->>'payment_status' = 'paid') GROUP BY 1`,
    );
    return rows;
  } finally {
    await client.end();
  }
};
