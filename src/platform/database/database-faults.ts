/** What a failed statement means for the transaction: run it again, give up for now, or a fault of ours. */
export type DatabaseFault = 'retry' | 'unavailable' | 'other';

const RETRY = new Set(['40001', '40P01', '55P03']);
/**
 * SQLSTATE classes of a database that cannot serve now: connection lost (08), out of connections, memory or disk
 * (53), stopping, starting or cancelling (57), system errors (58).
 */
const UNAVAILABLE_CLASSES = ['08', '53', '57', '58'];
/** Cut off while idle in a transaction; a server that became a read-only standby. */
const UNAVAILABLE = new Set(['25P03', '25006']);
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);
/** Words of pg, its pool and TypeORM where they give no code; the last two come while the application stops. */
const MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'Query runner already released',
  'provided by a query runner was already released',
  'Cannot use a pool after calling end',
  'Driver not Connected',
];

/** Classifies by SQLSTATE, socket error code, or the driver's message where it gives no code. */
export const faultOf = (error: unknown): DatabaseFault => {
  if (typeof error !== 'object' || error === null) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (RETRY.has(code)) return 'retry';
  if (UNAVAILABLE.has(code) || SOCKET.has(code) || isUnavailableState(code)) return 'unavailable';
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return MESSAGES.some((words) => message.includes(words)) ? 'unavailable' : 'other';
};

/** No room on its disk; a transaction that may not write, as on a standby. */
const REFUSED_WRITES = new Set(['53100', '25006']);

/** Whether the database answers, but takes no change. */
export const isRefusedWrite = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && REFUSED_WRITES.has(String(error.code));

/**
 * Whether another session changed the settings of the same role at the same time, perhaps from another database of the
 * server, where no lock of ours holds it back: PostgreSQL refuses the second one, which may try again.
 */
export const isRoleChangedMeanwhile = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  const { code, message, constraint } = error as { code?: unknown; message?: unknown; constraint?: unknown };
  return code === '23505'
    ? String(constraint).startsWith('pg_db_role_setting_')
    : code === 'XX000' && String(message).includes('tuple concurrently updated');
};

const isUnavailableState = (code: string): boolean =>
  code.length === 5 && UNAVAILABLE_CLASSES.includes(code.slice(0, 2));
