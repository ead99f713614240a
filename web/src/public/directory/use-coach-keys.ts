import { type RefObject, useEffect, useEffectEvent } from 'react';

/** j and k go from coach to coach, c chooses to compare. Not while somebody types, or holds another key. */
export const useCoachKeys = (list: RefObject<HTMLElement | null>, toggle: (id: string) => void): void => {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-coach]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === 'j') links[Math.min(at + 1, links.length - 1)]?.focus();
    if (event.key === 'k') links[Math.max(at - 1, 0)]?.focus();
    const id = links[at]?.dataset.coach;
    if (event.key === 'c' && id) toggle(id);
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]') !== null;
