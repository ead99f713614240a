import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { hideInLine } from './hide-secrets';
import { logFields } from './log-fields';
import { turnDestination } from './turn-destination';

export type LogDestination = DestinationStream;

/**
 * One JSON object a line, on standard output unless another destination is given. Each line carries the ids of the
 * request or sweep that it belongs to. Secrets are blanked by member name and by shape; an error keeps its type,
 * code, message and frames only.
 */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      mixin: logFields,
      serializers: { err: safeError },
      hooks: { streamWrite: hideInLine },
    },
    destination ?? turnDestination(),
  );

/** An error without what may carry personal data: no query parameters, no request, no detail of a constraint. */
const safeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, code, message: safeMessage(error, code), stack: framesOf(error) };
};

/** Class 22 of PostgreSQL (data exceptions) and parsers quote the value at fault: cut before it. */
const safeMessage = ({ name, message }: Error, code: string | undefined): string => {
  const quotesInput = name === 'SyntaxError' || /^22...$/.test(code ?? '');
  return quotesInput ? (/^[^:"]*/.exec(message)?.[0] ?? '').trim() : message;
};

/** Where it happened, without the message that heads a stack. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');

/** Nest's own log lines, through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    if (context === 'InstanceLoader' || context === 'RouterExplorer' || context === 'RoutesResolver') return;
    this.write('info', message, [context]);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest calls with (object, text, context) or (text, context) or (error, stack, context). */
  private write(
    level: 'info' | 'warn' | 'error' | 'fatal' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.at(-1);
    if (message instanceof Error) this.logger[level]({ context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null)
      this.logger[level]({ context, ...message }, texts[0] ?? '');
    else this.logger[level]({ context }, String(message));
  }
}
