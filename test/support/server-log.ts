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

/** What servers of this process wrote since the last call, at most the last 60 lines. */
export const takeServerLog = (): string[] => {
  const taken = lines;
  lines = [];
  return taken;
};
