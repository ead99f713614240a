/**
 * The key under which one order is sent, however often: a double click, the back button or a reload resume the same
 * hold. Another wish is another order. Lasts as long as the tab.
 */
export const orderKey = (what: string, body: object): string => {
  const name = `greenroom.order.${what}`;
  const wish = JSON.stringify(body);
  const kept = sessionStorage.getItem(name);
  const { key, wish: before } = kept
    ? (JSON.parse(kept) as { key: string; wish: string })
    : { key: '', wish: null };
  if (before === wish) return key;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(name, JSON.stringify({ key: fresh, wish }));
  return fresh;
};
