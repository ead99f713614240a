import { registerHoldings, rows, run } from '../platform/personal-data/holdings';
import { removeTypedWords } from '../platform/personal-data/typed-words';

registerHoldings([
  {
    table: 'accounts',
    holds: 'Name, e-mail address, zone, clock and language, roles, password hash.',
    onErasure:
      'Name, address, zone and password are overwritten and the account is closed; the row stays so that ids lead somewhere.',
    told: {
      title: 'Your account',
      what: 'Name, address, time zone and password are overwritten. Nobody can log in any more.',
      stays: false,
    },
    read: rows(
      `SELECT id, email, name, zone, hour_cycle AS "hourCycle", locale, roles, created_at AS "createdAt", email_verified_at AS "emailVerifiedAt",
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
    holds: 'When the person logged in, with what kind of browser, and hashes of their tokens.',
    onErasure: 'Deleted; all tokens are void at once.',
    told: {
      title: 'Where you are logged in',
      what: 'You are logged out everywhere at once.',
      stays: false,
    },
    read: rows(
      `SELECT created_at AS "loggedInAt", last_used_at AS "lastUsedAt", device, expires_at AS "expiresAt", revoked_at AS "endedAt" FROM sessions
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
