/** The whole of a try took too long, though the mail server may have said something all the while. */
export class MailServerTooSlow extends Error {
  constructor() {
    super('the mail server was too slow');
  }
}

/** nodemailer's words for a conversation that fails whatever the mail: no connection, no greeting, no login. */
const AWAY = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EPROTOCOL',
  'EPROXY',
  'EAUTH',
  'ENOAUTH',
]);
/** SMTP: the server closes the connection, whatever it was told (RFC 5321, 3.8). */
const CLOSING = 421;

/** Whether other mails would fail now as this one did; false when the server refused this mail or its recipient. */
export const isServerAway = (error: unknown): boolean => {
  if (error instanceof MailServerTooSlow) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return responseCode === CLOSING || (typeof code === 'string' && AWAY.has(code));
};
