import { registerHoldings, rows, run } from '../platform/personal-data/holdings';
import { removeTypedWords } from '../platform/personal-data/typed-words';

registerHoldings([
  {
    table: 'accounts',
    holds: 'Name, e-mail address, zone, roles, password hash.',
    onErasure:
      'Name, address, zone and password are overwritten and the account is closed; the row stays so that ids lead somewhere.',
    read: rows(
      `SELECT id, email, name, zone, roles, created_at AS "createdAt", email_verified_at AS "emailVerifiedAt",
         terms_accepted_at AS "termsAcceptedAt", coach_terms_accepted_at AS "coachTermsAcceptedAt"
       FROM accounts WHERE id = $1`,
    ),
    // Why they were shut out once; the row itself goes last.
    erase: (tx, accountId) => removeTypedWords(tx, accountId, { type: 'account', ids: '$1::uuid' }),
    obstacles: async (tx, accountId) => {
      const [account] = await tx.query<{ roles: string[] }>(`SELECT roles FROM accounts WHERE id = $1`, [
        accountId,
      ]);
      return account?.roles.includes('admin')
        ? [
            {
              code: 'erasure.admin',
              detail: 'You are an admin. Let another admin take that role from you first.',
            },
          ]
        : [];
    },
  },
  {
    table: 'sessions',
    holds: 'When the person logged in, and hashes of their tokens.',
    onErasure: 'Deleted; all tokens are void at once.',
    read: rows(
      `SELECT created_at AS "loggedInAt", expires_at AS "expiresAt", revoked_at AS "endedAt" FROM sessions
       WHERE account_id = $1 ORDER BY created_at`,
    ),
    erase: run(`DELETE FROM sessions WHERE account_id = $1`),
  },
  {
    table: 'spent_refresh_tokens',
    holds: 'Hashes of tokens that were exchanged.',
    onErasure: 'Deleted with their session.',
  },
  {
    table: 'one_time_tokens',
    holds: 'Hashes of tokens that were mailed, and the addresses that a change of address is from and to.',
    onErasure: 'Deleted.',
    read: rows(
      `SELECT purpose, email, created_at AS "createdAt", expires_at AS "expiresAt" FROM one_time_tokens
       WHERE account_id = $1 ORDER BY created_at, purpose`,
    ),
    erase: run(`DELETE FROM one_time_tokens WHERE account_id = $1`),
  },
  {
    table: 'account_requests',
    holds: 'An address that asked for a mail a moment ago.',
    onErasure: 'Deleted.',
    erase: run(
      `DELETE FROM account_requests
       WHERE email = (SELECT email FROM accounts WHERE id = $1) OR wish->>'accountId' = $1::text`,
    ),
  },
]);
