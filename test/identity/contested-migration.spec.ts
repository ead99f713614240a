import { DataSource } from 'typeorm';
import { LinksOfALogIn1800000097000 } from '../../migrations/1800000097000-links-of-a-log-in';
import { migrationOptions } from '../../src/platform/database/data-source';
import { startTestApp, type TestApp } from '../support/app';
import { mailedAccounts } from './mailed-accounts';

describe('the migration of an installation with contested sign-ups', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  const { newAddress, signUp } = mailedAccounts(() => app);
  const AS_COACH = { coach: true, coachTermsAccepted: true };
  /** As the version before left it: with all that was given first. */
  const signedUp = async (set: string): Promise<string> => {
    const email = newAddress();
    await signUp(email, AS_COACH).expect(202);
    await app.settle();
    await app.database.query(`UPDATE accounts SET ${set} WHERE email = $1`, [email]);
    return email;
  };
  const accountOf = async (email: string): Promise<unknown> => {
    const rows = await app.database.query(
      `SELECT name, zone, roles, coach_terms_accepted_at IS NOT NULL AS "coachTerms" FROM accounts WHERE email = $1`,
      [email],
    );
    return rows[0];
  };

  it('leaves in them nothing that a stranger may have given, and everybody else as they are', async () => {
    const asked = `timestamptz '2027-02-01T12:00:00Z'`;
    const contested = [
      await signedUp(`contested_at = ${asked}`),
      await signedUp(`contested_at = ${asked}, email_verified_at = ${asked} + interval '1 minute'`),
    ];
    const others = [
      await signedUp(`contested_at = NULL`),
      await signedUp(`email_verified_at = ${asked}`),
      await signedUp(`contested_at = ${asked}, email_verified_at = ${asked} - interval '1 minute'`),
    ];
    const source = await new DataSource(
      migrationOptions(app.config.databaseUrl ?? '', 'greenroom-test'),
    ).initialize();
    const runner = source.createQueryRunner();
    const migration = new LinksOfALogIn1800000097000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    await source.destroy();
    for (const email of contested)
      expect(await accountOf(email)).toEqual({
        name: 'New member',
        zone: 'UTC',
        roles: ['candidate'],
        coachTerms: false,
      });
    for (const email of others)
      expect(await accountOf(email)).toEqual({
        name: 'Maya',
        zone: 'Europe/Paris',
        roles: ['candidate', 'coach'],
        coachTerms: true,
      });
  });
});
