import { MINUTE_MS } from '../../shared/time';
import { isBookable, slots } from './slots';
import type { BusySession, SlotsInput } from './slots-input';

/**
 * The starts that the person who looks can book, in order. Their own open holds (`own`) block and count like anybody's,
 * buffers and caps included; but a start that overlaps one replaces it, so that one is out of its way.
 */
export function viewerSlots(input: SlotsInput): number[] {
  const own = input.busy.filter((session) => session.own);
  if (own.length === 0) return slots(input);
  const touches = (startMs: number) => (session: BusySession) =>
    session.own === true && session.startMs < startMs + input.minutes * MINUTE_MS && startMs < session.endMs;
  const withoutReplaced = (startMs: number): SlotsInput => ({
    ...input,
    busy: input.busy.filter((session) => !touches(startMs)(session)),
  });
  const replacing = slots({ ...input, busy: input.busy.filter((session) => !session.own) })
    .filter((startMs) => own.some(touches(startMs)))
    .filter((startMs) => isBookable(withoutReplaced(startMs), startMs));
  return [...slots(input), ...replacing].sort((a, b) => a - b);
}
