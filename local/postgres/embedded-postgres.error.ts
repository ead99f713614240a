import { OperatorError } from '../../src/shared/operator.error';

/** The embedded server cannot be used. The message is one sentence for whoever started the program. */
export class EmbeddedPostgresError extends OperatorError {
  override name = 'EmbeddedPostgresError';
}

const TELLING = /FATAL|PANIC|\berror\b|could not|cannot|not found|denied/i;
const MAX_LENGTH = 400;

/** The lines of a program's error output that say why it failed, as one line. Falls back to the last line. */
export const reasonFrom = (stderr: string): string => {
  const lines = stderr.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const telling = lines.filter((line) => TELLING.test(line));
  const chosen = telling.length > 0 ? telling.slice(0, 3) : lines.slice(-1);
  return chosen.join('; ').slice(0, MAX_LENGTH) || 'it said nothing';
};

/** The system's code of a file or spawn error, such as EACCES; its message when there is none. */
export const codeOf = (error: unknown): string => {
  // No instanceof: errors of Node's own modules come from another realm under jest.
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : messageOf(error);
};

export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
