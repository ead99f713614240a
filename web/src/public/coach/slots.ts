import type { AnswerOf } from '../../../../client';
import { dateOf, monthOf, type PartOfDay, partOfDay, wallAt } from '../../domain/walls';
import { cityOf, type HourCycle, shortDay, timeOfDay } from '../../domain/times';
import type { TimeEntry } from '../../ui/time-choice';

export type Slots = AnswerOf<'get', '/v1/coaches/{id}/slots'>;
type Slot = Slots['slots'][number];

/** The starts of a month of the zone that they are told in. */
export const inMonth = ({ slots }: Slots, month: string): Slot[] =>
  slots.filter(({ startsAtLocal }) => monthOf(startsAtLocal) === month);

/** Where to look when a month has none: the first start after it. */
export const nextAfter = ({ slots, nextAvailable }: Slots, month: string): Slot | null =>
  slots.find(({ startsAtLocal }) => monthOf(startsAtLocal) > month) ?? nextAvailable;

export interface Told {
  hourCycle: HourCycle;
  now: Date;
  first: string;
  second: string;
}

/** What stands at each start of a day. A wall time that comes twice says which of the two it is. */
export const entriesOf = (
  day: readonly Slot[],
  { coachZone, coachOffsets, zone }: Pick<Slots, 'coachZone' | 'coachOffsets' | 'zone'>,
  { hourCycle, now, first, second }: Told,
): TimeEntry[] =>
  day.map(({ startsAt, startsAtLocal }) => {
    const name = timeOfDay(startsAtLocal, hourCycle);
    const same = day.filter((other) => timeOfDay(other.startsAtLocal, hourCycle) === name);
    const which = same[0]?.startsAt === startsAt ? first : second;
    const theirs = coachZone && coachZone !== zone ? wallAt(startsAt, coachOffsets) : null;
    const otherDay = theirs && dateOf(theirs) !== dateOf(startsAtLocal) ? `${shortDay(theirs, now)} ` : '';
    return {
      id: startsAt,
      name: same.length > 1 ? `${name}, ${which}` : name,
      ...(theirs &&
        coachZone && { detail: `${cityOf(coachZone)} ${otherDay}${timeOfDay(theirs, hourCycle)}` }),
    };
  });

/** By part of the day, in order; parts without a time are left out. */
export const byPart = (day: readonly Slot[]): [PartOfDay, Slot[]][] => {
  const parts: PartOfDay[] = ['morning', 'afternoon', 'evening'];
  return parts
    .map((part): [PartOfDay, Slot[]] => [
      part,
      day.filter(({ startsAtLocal }) => partOfDay(startsAtLocal) === part),
    ])
    .filter(([, starts]) => starts.length > 0);
};
