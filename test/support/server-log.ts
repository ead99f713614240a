import type { LogDestination } from '../../src/platform/log/logger';

/** Of a test's requests, the last ones tell most. */
const LINES_KEPT = 60;

let lines: string[] = [];

/** Where the application under test writes its log: shown when the test fails, or at once with TEST_LOG. */
export const keepServerLog: LogDestination = {
  write: (line) => {
    if (process.env.TEST_LOG) process.stdout.write(line);
    else if (lines.push(line.trimEnd()) > LINES_KEPT) lines.shift();
  },
};

/** What servers of this process wrote since the last call, at most the last 60 lines, for people to read. */
export const takeServerLog = (): string[] => {
  const taken = lines;
  lines = [];
  return taken.map(readable);
};

/** By the log's numbers; what is normal needs no word. */
const LEVELS: Record<number, string> = {
  10: 'trace ',
  20: 'debug ',
  30: '',
  40: 'WARN ',
  50: 'ERROR ',
  60: 'FATAL ',
};
/** Ids that tell a reader of one test nothing. */
const LEFT_OUT = ['level', 'time', 'reqId', 'requestId', 'msg', 'method', 'route', 'status', 'ms', 'err'];

interface Line {
  level: number;
  time: string;
  msg: string;
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  err?: { stack?: string; message?: string };
}

/** One line of the log: time, what happened, the other fields, and the stack of an error below it. */
export const readable = (text: string): string => {
  const line = parsed(text);
  if (!line) return text;
  const { level, time, msg, method, route, status, ms, err } = line;
  const what = route ? `${method} ${route} ${status} (${ms} ms)` : msg;
  const rest = Object.entries(line)
    .filter(([name]) => !LEFT_OUT.includes(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const told = [`${time.slice(11, 23)} ${LEVELS[level] ?? ''}${what}`, ...rest].join(' ');
  return err ? `${told}\n${err.stack ?? err.message}` : told;
};

const parsed = (text: string): Line | null => {
  try {
    const line = JSON.parse(text) as Partial<Line>;
    return typeof line.level === 'number' && typeof line.time === 'string' ? (line as Line) : null;
  } catch {
    return null;
  }
};
