/** What a failed statement means for the transaction: run it again, give up for now, or a fault of ours. */
export type DatabaseFault = 'retry' | 'unavailable' | 'other';

const RETRY = new Set(['40001', '40P01', '55P03']);
/** Query cancelled, too many connections, shutting down, starting up, connection lost, idle in transaction. */
const UNAVAILABLE = new Set([
  '57014',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '25P03',
]);
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);
const POOL_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
];

/** Classifies by SQLSTATE, socket error code, or the driver's message where it gives no code. */
export const faultOf = (error: unknown): DatabaseFault => {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (RETRY.has(code)) return 'retry';
  if (UNAVAILABLE.has(code) || SOCKET.has(code)) return 'unavailable';
  return POOL_MESSAGES.some((message) => error.message.includes(message)) ? 'unavailable' : 'other';
};
