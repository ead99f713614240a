import { setTimeout as sleep } from 'node:timers/promises';

/** Catches hangs only, on a machine ten times slower than ours; a little less than what jest gives a test. */
const PATIENCE_MS = 110_000;
const LOOK_EVERY_MS = 10;

/**
 * Waits for a condition, the one way for a test to wait: answers the first thing it says that is true. Throws after
 * nearly two minutes, with what was waited for. An error of the condition is not caught.
 */
export const until = async <T>(
  condition: () => T | Promise<T>,
  what: string,
): Promise<Exclude<T, false | 0 | '' | null | undefined>> => {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await condition();
    if (answer) return answer as Exclude<T, false | 0 | '' | null | undefined>;
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
};

/** What comes of a promise; when it hangs, `give` is called once, so that it ends after all. */
export const orGiveUp = async <T>(promise: Promise<T>, give: () => void): Promise<T> => {
  const timer = setTimeout(give, PATIENCE_MS);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
};
