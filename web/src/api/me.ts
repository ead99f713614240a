import { useSyncExternalStore } from 'react';
import type { Schemas } from './api';
import { useRead } from './read';
import { session } from './session';
import type { HourCycle } from '../domain/times';

/** Whether somebody is logged in in this browser. */
export const useSignedIn = (): boolean => useSyncExternalStore(session.onChange, session.isSignedIn);

/** Who is logged in; undefined for a visitor, and until it is known. */
export const useMe = (): Schemas['Me'] | undefined => {
  const isSignedIn = useSignedIn();
  const { data } = useRead('/v1/me', {}, { enabled: isSignedIn, staleTime: 60_000 });
  return isSignedIn ? data : undefined;
};

/** Twelve or twenty-four hours, as the reader wants them. */
export const useHourCycle = (): HourCycle => useMe()?.hourCycle ?? 'h23';
