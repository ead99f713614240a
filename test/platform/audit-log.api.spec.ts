import { newId } from '../../src/shared/ids';
import type { TestAccount } from '../support/app';
import { useTestApp } from '../support/use-test-app';
import { auditedFacts } from '../../src/platform/audit/audit';

describe('the audit log', () => {
  const app = useTestApp();
  let admin: TestAccount;
  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
  });

  const noted = async (data: object): Promise<string> => {
    const id = newId();
    const about = { subjectType: 'order', subjectId: newId() };
    await app.database.tx((tx) =>
      tx.note({ id, actorId: admin.accountId, action: 'order.looked_at', ...about, data }),
    );
    return id;
  };

  it.each([
    [`UPDATE audit_log SET action = 'nothing'`],
    [`UPDATE audit_log SET data = '{}'`],
    ['DELETE FROM audit_log'],
    ['TRUNCATE audit_log CASCADE'],
    [`UPDATE audit_words SET words = 'something else'`],
    [`UPDATE audit_words SET words = NULL, member = 'cause'`],
    ['DELETE FROM audit_words'],
  ])('cannot be changed, by nobody: %s', async (statement) => {
    const id = await noted({ reason: 'It looked odd.' });
    await expect(app.database.query(statement)).rejects.toMatchObject({
      constraint: 'audit_log_append_only',
    });
    expect(await auditedFacts(app.database, id)).toEqual({ reason: 'It looked odd.' });
  });

  it('keeps what was typed beside the entry, from where it can go, and shows both together', async () => {
    const id = await noted({ reason: 'She wrote to us.', cause: 7, orderId: 'o-1' });
    const [entry] = await app.database.query<{ data: object }>(`SELECT data FROM audit_log WHERE id = $1`, [
      id,
    ]);
    expect(entry?.data).toEqual({ cause: 7, orderId: 'o-1' });
    const { body } = await app
      .http()
      .get('/v1/admin/audit-log?action=order.looked_at&limit=1')
      .set('Authorization', `Bearer ${admin.token}`)
      .expect(200);
    expect(body.items).toMatchObject([
      { id, data: { reason: 'She wrote to us.', cause: 7, orderId: 'o-1' } },
    ]);
    await app.database.query(`UPDATE audit_words SET words = NULL WHERE entry_id = $1`, [id]);
    expect(await auditedFacts(app.database, id)).toEqual({ reason: '(removed)', cause: 7, orderId: 'o-1' });
  });
});
