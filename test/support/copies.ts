import type { Tx } from '../../src/platform/database/database';
import { newId } from '../../src/shared/ids';

/** A row like another one, but for some columns. */
export const copyRow = (tx: Tx, table: string, template: string, changes: object): Promise<unknown> =>
  tx.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2::jsonb)).* FROM ${table} t WHERE t.id = $1`,
    [template, JSON.stringify(changes)],
  );

/** An account with the password of another one: hashing one for each of many takes long. */
export const copyAccount = async (
  tx: Tx,
  template: string,
  roles: string[],
): Promise<{ accountId: string; email: string }> => {
  const accountId = newId();
  const email = `copy-${accountId}@example.test`;
  await copyRow(tx, 'accounts', template, { id: accountId, email, roles });
  return { accountId, email };
};
