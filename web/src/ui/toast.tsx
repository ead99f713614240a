import { lazy, Suspense, useSyncExternalStore } from 'react';

export interface Said {
  id: number;
  text: string;
  undo?: () => void;
}

const Region = lazy(() => import('./toast-region'));
const listeners = new Set<() => void>();
let waiting: readonly Said[] = [];
let said = 0;

const store = (next: readonly Said[]): void => {
  waiting = next;
  for (const listener of listeners) listener();
};

/** Tells that something was done, for six seconds, with the way back where there is one. */
export const say = (text: string, undo?: () => void): void => store([...waiting, { id: ++said, text, undo }]);

/** Where such sentences stand. What shows them is loaded with the first. */
export const Toasts = () => {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  if (said === 0) return null;
  return (
    <Suspense>
      <Region said={all} taken={({ id }) => store(waiting.filter((one) => one.id !== id))} />
    </Suspense>
  );
};
