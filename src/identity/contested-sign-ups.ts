import type { Tx } from '../platform/database/database';

/** What an account is called until its owner says a name. */
export const NAMELESS = 'New member';

/**
 * Somebody else may have made this account, which nobody has confirmed: no password counts until whoever reads the mails
 * chooses one, and nothing is theirs that they may not have given. The name and the zone stay where `again`, a second
 * sign-up, says the same; they become neutral where it differs, or where only a new password was asked for (null). The
 * role of a coach and its terms go in any case: two sign-ups of one stranger agree as well. All of it is the owner's to
 * set once they are in; the terms of use they accept with the password.
 */
export const contestSignUp = async (
  tx: Tx,
  id: string,
  again: { name: string; zone: string } | null,
): Promise<void> => {
  await tx.query(
    `UPDATE accounts SET contested_at = coalesce(contested_at, $2), roles = '{candidate}',
       coach_terms_accepted_at = NULL, name = CASE WHEN name = $3 THEN name ELSE $5 END,
       zone = CASE WHEN zone = $4 THEN zone ELSE 'UTC' END
     WHERE id = $1`,
    [id, tx.now, again?.name ?? null, again?.zone ?? null, NAMELESS],
  );
};
