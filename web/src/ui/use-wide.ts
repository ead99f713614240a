import { useSyncExternalStore } from 'react';

const WIDE = matchMedia('(min-width: 1024px)');

const subscribe = (changed: () => void): (() => void) => {
  WIDE.addEventListener('change', changed);
  return () => WIDE.removeEventListener('change', changed);
};

/** Whether there is room for what a phone shows in a sheet. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => WIDE.matches);
