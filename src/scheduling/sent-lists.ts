import type { z } from 'zod';
import { Recent } from '../shared/recent';
import type { Calendar } from './calendars';
import type { slotsAnswer, SlotsQuery } from './slots.schemas';

/** The JSON of a list, around the range that it is for. */
interface SentList {
  head: string;
  tail: string;
  /** Epoch milliseconds; the list changes with time alone from `untilMs` on. */
  fromMs: number;
  untilMs: number;
}

const MOST_REMEMBERED = 2_000;
/** Of a list's text; few are longer, and those are asked for seldom. */
const MOST_CHARACTERS = 16_000;

/** Lists as they were sent, to be sent again while the coach has the revision that they were made of. */
export class SentLists {
  private readonly sent = new Recent<SentList>(MOST_REMEMBERED);

  keyOf({ coachId, revision }: Calendar, { offeringId, from, to }: SlotsQuery, zone: string): string {
    return `${coachId} ${revision} ${offeringId} ${from.getTime()} ${to.getTime()} ${zone}`;
  }

  /** The list as JSON, for what is left of its range; undefined when it is not known, or no longer true. */
  find(key: string, { from, to, now }: { from: Date; to: Date; now: Date }): string | undefined {
    const known = this.sent.get(key);
    const nowMs = now.getTime();
    if (!known || nowMs < known.fromMs || nowMs >= known.untilMs) return undefined;
    return textOf(known, from.toISOString(), to.toISOString());
  }

  /** The answer as JSON, which is remembered. */
  remember(
    key: string,
    { from, to, slots, nextAvailable, ...rest }: z.output<typeof slotsAnswer>,
    valid: { fromMs: number; untilMs: number },
  ): string {
    const head = JSON.stringify(rest).slice(0, -1);
    const list = { head, tail: JSON.stringify({ slots, nextAvailable }).slice(1), ...valid };
    if (list.tail.length <= MOST_CHARACTERS) this.sent.set(key, list);
    return textOf(list, from, to);
  }
}

const textOf = ({ head, tail }: SentList, from: string, to: string): string =>
  `${head},"from":"${from}","to":"${to}",${tail}`;
