import 'reflect-metadata';
import { Pool } from 'pg';
import type { Tx } from '../src/platform/database/database';
import { newId } from '../src/shared/ids';
import { byId, clientAt } from '../client';
import { fileForm, goTo } from '../test/forms/forms-fixture';
import type { TestApp } from '../test/support/app';
import { bookAndPay, type PaidBooking, publishedCoach } from '../test/support/scenario';
import { bareRoutes, POOL, startApp, usage } from './app';
import type { FormsReady, Question } from './child';

/** Source: issue 4, "a candidate's history of 200 forms and a coach's queue of 500". */
const HISTORY = 200;
const QUEUE = 500;
const HOUR_MS = 3_600_000;

interface Ids {
  booking: string;
  order: string;
  form: string;
}

/** A row like the one whose `column` is `value`, but for some of its columns. */
const copy = (tx: Tx, table: string, [column, value]: [string, string], changes: object) =>
  tx.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2::jsonb)).* FROM ${table} t WHERE t.${column} = $1`,
    [value, JSON.stringify(changes)],
  );

/** The same session an hour earlier each, with its order, its form and what is owed: as many as `count` in all. */
const copySession = async (app: TestApp, of: PaidBooking, count: number): Promise<void> => {
  const [ids] = await app.database.query<Ids>(
    `SELECT b.id AS booking, b.order_id AS "order", f.id AS form FROM bookings b JOIN feedback_forms f
       ON f.booking_id = b.id WHERE b.id = $1`,
    [of.id],
  );
  if (!ids) throw new Error('the session to copy has no form');
  await app.database.tx(async (tx) => {
    for (let at = 1; at < count; at += 1) {
      const [booking, order] = [newId(), newId()];
      const earlier = (instant: Date) => new Date(instant.getTime() - at * HOUR_MS);
      const dueAt = earlier(new Date(of.endsAt.getTime() + 24 * HOUR_MS));
      await copy(tx, 'orders', ['id', ids.order], { id: order });
      await copy(tx, 'order_lines', ['order_id', ids.order], {
        id: newId(),
        order_id: order,
        subject_id: booking,
      });
      await copy(tx, 'bookings', ['id', ids.booking], {
        id: booking,
        order_id: order,
        starts_at: earlier(of.startsAt),
        ends_at: earlier(of.endsAt),
      });
      await copy(tx, 'feedback_forms', ['id', ids.form], { id: newId(), booking_id: booking });
      await copy(tx, 'feedback_duties', ['booking_id', ids.booking], { booking_id: booking, due_at: dueAt });
    }
  });
};

/** One candidate with many released forms, one coach with as many forms begun and owed. */
const crowd = async (app: TestApp): Promise<{ filed: PaidBooking; owed: PaidBooking }> => {
  const filed = await bookAndPay(app, { coach: await publishedCoach(app) });
  const owed = await bookAndPay(app, { coach: await publishedCoach(app) });
  await fileForm(app, filed);
  await goTo(app, owed.endsAt, 1);
  await clientAt(app.url, { token: owed.coach.token }).post('/v1/bookings/{id}/form', byId(owed.id));
  await copySession(app, filed, HISTORY);
  await copySession(app, owed, QUEUE);
  await app.database.query('ANALYZE');
  return { filed, owed };
};

/** How many items a list has in all, page after page. */
const countOf = async (
  pageAfter: (cursor?: string) => Promise<{ items: object[]; nextCursor: string | null }>,
): Promise<number> => {
  let count = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { items, nextCursor } = await pageAfter(cursor);
    count += items.length;
    cursor = nextCursor;
  }
  return count;
};

const hundredAfter = (cursor?: string) => ({ params: { query: { limit: 100, cursor } } });

const main = async (): Promise<void> => {
  const app = await startApp(true);
  const { filed, owed } = await crowd(app);
  const [candidate, coach] = [filed.candidate.token, owed.coach.token];
  const mine = clientAt(app.url, { token: candidate });
  const theirs = clientAt(app.url, { token: coach });
  const sizes = {
    history: await countOf((cursor) => mine.get('/v1/me/forms', hundredAfter(cursor))),
    queue: await countOf((cursor) => theirs.get('/v1/me/coach/forms', hundredAfter(cursor))),
  };
  if (sizes.history !== HISTORY || sizes.queue !== QUEUE) throw new Error(JSON.stringify(sizes));
  const lists = {
    history: { path: '/v1/me/forms', token: candidate },
    history100: { path: '/v1/me/forms?limit=100', token: candidate },
    queue: { path: '/v1/me/coach/forms', token: coach },
    queue100: { path: '/v1/me/coach/forms?limit=100', token: coach },
  };
  const pool = new Pool({ connectionString: app.config.databaseUrl ?? '', max: POOL });
  pool.on('error', () => undefined);
  const { bare, statements } = await bareRoutes(app, pool, lists);
  bare.get('/row', async () => {
    const { rows } = await pool.query(
      'SELECT id, status, version FROM feedback_forms WHERE booking_id = $1',
      [filed.id],
    );
    return rows[0];
  });
  await bare.listen({ port: 0, host: '127.0.0.1' });
  const { port } = bare.server.address() as { port: number };
  const ready: FormsReady = { app: app.url, bare: `http://127.0.0.1:${port}`, lists, statements };
  process.on('message', (question: Question | { ask: 'stop' }) => {
    if (question.ask !== 'stop') return void process.send?.({ cpu: usage() });
    void Promise.all([bare.close(), pool.end()])
      .then(() => app.stop())
      .then(() => process.exit(0));
  });
  process.send?.({ ready });
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
