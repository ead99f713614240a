import type { Finding } from './run';

/** Findings for people: what, where, how often, and how to see it again. */
export const printed = (findings: Finding[], seed: number): string =>
  findings
    .map(
      ({ kind, operation, detail, count, replay, alone }) =>
        `${kind}: ${operation} ${detail} (${count} times)\n    ${replay}\n    ${
          alone ? 'shows it alone' : `needs what came before it: seed ${seed}`
        }`,
    )
    .join('\n');
