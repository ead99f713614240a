export type Look = 'system' | 'light' | 'dark';

const KEPT = 'greenroom.look';

/** What was chosen on this device. */
export const look = (): Look => {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

/** Shows all pages so from now on, on this device. */
export const chooseLook = (chosen: Look): void => {
  if (chosen === 'system') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, chosen);
  showLook();
};

/** Puts what was chosen on the page. */
export const showLook = (): void => {
  const chosen = look();
  if (chosen === 'system') delete document.documentElement.dataset.look;
  else document.documentElement.dataset.look = chosen;
};
