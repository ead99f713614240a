/**
 * The time limits that every statement of a request runs under; the start gives them to its role, where they hold for
 * each session of it, also those of a pooler. They matter beyond patience: a claim that waits for a lock is refused
 * after two seconds instead of holding its connection.
 */
export const REQUEST_LIMITS = {
  lock_timeout: '2s',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
};

/**
 * For work that nobody waits for in front of a screen: as long as it takes. A wait for a lock stays bounded, because
 * requests queue up behind whoever waits for a whole table; longer than any transaction of a request may live, and who
 * waits in vain tries again.
 */
const WORK_LIMITS = {
  lock_timeout: '10s',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
};

const setting = (how: 'SET' | 'SET LOCAL'): string =>
  Object.entries(WORK_LIMITS)
    .map(([name, value]) => `${how} ${name} = '${value}'`)
    .join('; ');

/** Frees the session from the limits of requests; only where the session is ours alone, so never through a pooler. */
export const FREE_SESSION = setting('SET');

/** Frees one transaction from the limits of requests; through a pooler as well, since it ends with the transaction. */
export const FREE_TRANSACTION = setting('SET LOCAL');
