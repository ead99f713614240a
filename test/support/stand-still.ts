import { setTimeout as sleep } from 'node:timers/promises';

/** Plays somebody who does nothing for so long: the others are to wait for them, or to lose patience. */
export const standStill = (ms: number): Promise<void> => sleep(ms);
