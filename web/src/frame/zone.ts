import { useMe, useSignedIn } from '../api/me';

/** What the browser says; a visitor has no other. */
const BROWSER = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** In whose clock a page shows times: the one in its address, else the reader's own. Null until it is known who reads. */
export const useZone = (asked?: string): string | null => {
  const [isSignedIn, me] = [useSignedIn(), useMe()];
  if (asked) return asked;
  return isSignedIn ? (me?.zone ?? null) : BROWSER;
};
