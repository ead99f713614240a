import { type KindKey, kindOf } from '../kinds/kinds';

interface Owing {
  kind: KindKey;
  endsAt: Date;
  /** When it was decided that a session took place which both sides had reported as missed. */
  noShowSettledAt?: Date | null;
}

/** Until when the form on a booking should be filed. */
export const formDueAt = (owing: Owing): Date => kindOf(owing).formDueAt(owing);
