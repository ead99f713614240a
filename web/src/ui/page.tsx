import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { classes } from './classes';

const BRAND = 'Greenroom';
let title = BRAND;
const listeners = new Set<() => void>();

const setTitle = (next: string): void => {
  title = next;
  document.title = next === BRAND ? BRAND : `${next} - ${BRAND}`;
  for (const listener of listeners) listener();
};

/** Names the page: in the tab, in the history, and aloud for who does not see it. */
export const useTitle = (next: string): void => useEffect(() => setTitle(next), [next]);

/** Says the title of each page that one comes to; the router moves the focus to `main`. */
export const TitleAnnouncer = () => {
  const said = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => title,
  );
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
};

/** The frame of a page's content: how wide it reads best. */
export const Page = ({
  title: name,
  width = 'text',
  children,
}: {
  /** As in the tab, without the brand. */
  title: string;
  width?: 'narrow' | 'text' | 'wide';
  children: ReactNode;
}) => {
  useTitle(name);
  const widths = { narrow: 'max-w-md', text: 'max-w-3xl', wide: 'max-w-6xl' };
  return (
    <div
      className={classes(
        'mx-auto grid grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 sm:py-8',
        widths[width],
      )}
    >
      {children}
    </div>
  );
};
