import { useState } from 'react';
import { useRead } from '../../api/read';

export interface Picked {
  startsAt: string;
  startsAtLocal: string;
}

interface Asked {
  coachId: string;
  offeringId: string;
  zone: string;
  /** The instant in the address. */
  start: string | undefined;
}

const MINUTE_MS = 60_000;

export interface Chosen {
  slot: Picked | null;
  isGone: boolean;
}

/** The time that somebody chose, as it was last seen free, and whether it is gone by now. */
export const useChosen = ({ coachId, offeringId, zone, start }: Asked): Chosen => {
  const isInstant = start !== undefined && !Number.isNaN(Date.parse(start));
  const from = isInstant ? new Date(Date.parse(start)).toISOString() : '';
  const to = isInstant ? new Date(Date.parse(start) + MINUTE_MS).toISOString() : '';
  const params = { path: { id: coachId }, query: { offeringId, zone, from, to } };
  const { data } = useRead('/v1/coaches/{id}/slots', { params }, { enabled: isInstant });
  const [seen, see] = useState<Picked | null>(null);
  const found = data?.slots.find(({ startsAt }) => startsAt === from) ?? null;
  if (found && (found.startsAt !== seen?.startsAt || found.startsAtLocal !== seen.startsAtLocal)) see(found);
  const slot = found ?? (seen?.startsAt === from ? seen : null);
  return { slot, isGone: isInstant && data !== undefined && found === null };
};
