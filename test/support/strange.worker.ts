import { threadId } from 'node:worker_threads';
import { type Outcome, outcomeOf } from '../../src/platform/threads/strangers-thread';
import { refused } from '../../src/shared/errors';

export type StrangeJob = 'fine' | 'refused' | 'broken' | 'endless' | 'greedy';

const deeds: Record<StrangeJob, () => number> = {
  fine: () => threadId,
  refused: () => {
    throw refused('file.bad', 'This is bad.', 'file', { found: 7 });
  },
  broken: () => {
    throw new TypeError('cannot read "Ada Lovelace"');
  },
  endless: () => {
    for (;;);
  },
  greedy: () => {
    const kept: unknown[] = [];
    for (;;) kept.push({ n: kept.length, text: String(kept.length) });
  },
};

/** A worker that does what a file of a stranger may make a parser do. */
export default (job: StrangeJob): Promise<Outcome<number>> => outcomeOf(() => deeds[job]());
