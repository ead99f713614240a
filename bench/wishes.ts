import type { Request } from 'autocannon';
import type { Child } from './child';

/** Most holds that a candidate may have. */
export const HOLDS_EACH = 3;

/**
 * The next wish for a time, by the next candidate: one candidate's bookings wait for each other, and few book at once.
 * autocannon sends it at full speed, not `client/`.
 */
export const wishes = (child: Child): Request => {
  const { times, tokens } = child.facts;
  let next = 0;
  return {
    method: 'POST',
    path: '/v1/bookings',
    setupRequest: (request) => {
      const at = next;
      next += 1;
      const token = tokens[at % tokens.length];
      if (!token || !times[at] || at >= tokens.length * HOLDS_EACH)
        throw new Error('no candidate or no time is left');
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': `bench-booking-${at}`,
        Authorization: `Bearer ${token}`,
      };
      return { ...request, headers, body: JSON.stringify(times[at]) };
    },
  };
};
