import type { KindKey } from '../../bookings';
import type { GradedPart } from '../../packs';

/** How to look for coaches who help with what a report says: the members are parameters of the directory. */
export interface BookFor {
  packKey: string;
  /** Null where the report is about a document: sessions of every stage help with what it says. */
  stageKey: string | null;
  /** At least one of these, those who assess more first. */
  principle: string[];
  /** Asked for only where no principle fell short: both together would find nobody. */
  competency: string | null;
  /** What it is for, as people call it. Empty when nothing fell short. */
  titles: string[];
}

/** So many principles are searched for at once; the directory takes 16. */
const MOST_PRINCIPLES = 5;

/** The search for what did not reach the level, weakest first. */
export const bookFor = (
  { kind, packKey, stageKey }: { kind: KindKey; packKey: string; stageKey: string },
  workOn: readonly { key: string; title: string; part: GradedPart }[],
): BookFor => {
  const principles = workOn.filter(({ part }) => part === 'principles').slice(0, MOST_PRINCIPLES);
  const [competency] = principles.length > 0 ? [] : workOn;
  return {
    packKey,
    stageKey: kind === 'session' ? stageKey : null,
    principle: principles.map(({ key }) => key),
    competency: competency?.key ?? null,
    titles: [...principles, ...(competency ? [competency] : [])].map(({ title }) => title),
  };
};
