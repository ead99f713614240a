const MARKED_MS = 1500;

/** Goes to a part of the report, opens what is folded around it, and marks it for a moment. */
export const jumpTo = (id: string): void => {
  const target = document.getElementById(id);
  if (!target) return;
  for (let at = target.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
    at.open = true;
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
  target.dataset.marked = 'yes';
  setTimeout(() => delete target.dataset.marked, MARKED_MS);
};

export const noteId = (n: number): string => `note-${n}`;
export const itemId = (part: string, key: string): string => `${part}-${key}`;
/** What `jumpTo` marks looks like that, and stands below the top edge. */
export const TARGET = 'scroll-mt-4 outline-none data-[marked]:bg-wait-tint transition-colors duration-120';
