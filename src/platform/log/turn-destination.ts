import { pino, type DestinationStream } from 'pino';

/**
 * Writes the lines of one turn of the event loop together, to a file or to standard output: a write for each line
 * costs a busy process a tenth of its time. Lines wait for the end of the turn only, or for the exit of the process;
 * one that is killed can lose those of its last turn.
 */
export const turnDestination = (dest: string | number = 1): DestinationStream => {
  const file = pino.destination({ dest, sync: true });
  let waiting = '';
  const flush = (): void => {
    const lines = waiting;
    waiting = '';
    if (lines) file.write(lines);
  };
  process.once('exit', flush);
  return {
    write: (line) => {
      if (!waiting) setImmediate(flush);
      waiting += line;
    },
  };
};
