import { Client } from 'pg';
import { hearBegunAgain } from './begun-again';
import { useTestApp } from './use-test-app';

let holder: Client;
// Before the database goes.
afterAll(() => holder?.end());
const app = useTestApp();

beforeAll(async () => {
  holder = new Client({ connectionString: app.config.databaseUrl ?? '' });
  await holder.connect();
}, 120_000);

it('hears of every transaction that waits for a lock in vain, and of no other', async () => {
  let heard = 0;
  hearBegunAgain(app.nest, () => (heard += 1));
  const { accountId } = await app.signUp();
  const lock = 'SELECT FROM accounts WHERE id = $1 FOR UPDATE';
  const before = heard;
  await holder.query('BEGIN');
  await holder.query(lock, [accountId]);
  const refused = app.database.tx(async (tx) => {
    await tx.query(`SET LOCAL lock_timeout = '1ms'`);
    await tx.query(lock, [accountId]);
  });
  await expect(refused).rejects.toMatchObject({ code: 'database.unavailable' });
  await holder.query('COMMIT');
  expect({ before, heard }).toEqual({ before: 0, heard: 4 });
});
