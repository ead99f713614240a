import Fastify, { type FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { CommandSender } from '../src/payments';
import { turnDestination } from '../src/platform/log/turn-destination';
import { startTestApp, type TestApp } from '../test/support/app';
import { recordSql } from './recorded-sql';

/** Connections of each pool: the application's, and that of the bare routes beside it. */
export const POOL = 10;

/**
 * The whole application on a database of its own. Log lines are written, to nowhere. The clock stands still, no sweep
 * runs by itself, and the payment provider is not asked unless `payments` says so.
 */
export const startApp = async (payments = false): Promise<TestApp> => {
  const config = {
    logLevel: 'info',
    requestsPerMinute: 1_000_000_000,
    accessTokenMinutes: 1_000_000,
    databasePool: POOL,
  };
  const app = await startTestApp(config, turnDestination('/dev/null'));
  if (!payments) app.get(CommandSender).dispatch = async () => undefined;
  return app;
};

/** A list that is read again and again, by whom, if it is not public. */
export interface ReadList {
  path: string;
  token?: string;
}

export const headersOf = ({ token }: ReadList): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

/** Routes that answer what the application answers, from the same statements, without anything in between. */
export const bareRoutes = async (
  app: TestApp,
  pool: Pool,
  lists: Record<string, ReadList>,
): Promise<{ bare: FastifyInstance; statements: Record<string, number> }> => {
  const bare = Fastify({ logger: false });
  const counts: Record<string, number> = {};
  for (const [name, list] of Object.entries(lists)) {
    const read = () => app.http().get(list.path).set(headersOf(list)).expect(200);
    const { text } = await read();
    const statements = (await recordSql(read)).flat();
    counts[name] = statements.length;
    bare.get(`/${name}`, async (_request, reply) => {
      for (const statement of statements) await pool.query(statement.text, statement.values);
      return reply.header('Content-Type', 'application/json; charset=utf-8').send(text);
    });
  }
  return { bare, statements: counts };
};

/** Microseconds of CPU of this process. */
export const usage = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
