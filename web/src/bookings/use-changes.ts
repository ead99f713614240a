import { useEffect, useState } from 'react';
import { now } from '../api/clock';

/** Browsers count no longer in one piece. */
const LONGEST_MS = 2_000_000_000;

/** Reads again at the moment at which the answer says that it changes. */
export const useChangesAt = (changesAt: string | null | undefined, reread: () => unknown): void => {
  useEffect(() => {
    if (!changesAt) return;
    const inMs = Math.max(500, Date.parse(changesAt) - now().getTime() + 250);
    const timer = setTimeout(reread, Math.min(inMs, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [changesAt, reread]);
};

/** The server's time, told again each second while something counts down. */
export const useTick = (isCounting: boolean): Date => {
  const [at, setAt] = useState(now);
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => setAt(now()), 1_000);
    return () => clearInterval(timer);
  }, [isCounting]);
  return at;
};
