import { ADDRESSES } from '../addresses';

const patterns = ADDRESSES.map((address) => new RegExp(`^${address.replaceAll(/\$\w+/g, '[^/?#]+')}$`));

/**
 * Where to go after a login: one of our own pages, or null. What begins with two slashes, names another host, or is no
 * page of ours is dropped, so that no link of a stranger leads through our log-in to theirs.
 */
export const safeNext = (next: string | undefined): string | null => {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  const url = new URL(next, location.origin);
  if (url.origin !== location.origin) return null;
  return patterns.some((pattern) => pattern.test(url.pathname)) ? url.pathname + url.search + url.hash : null;
};
