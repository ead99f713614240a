import { refused } from './errors';

/**
 * Refuses (422 `<what>.unknown`) the first key that is not among the known ones, naming its place in the input, as
 * `focus.principles.2`. For lists of pack keys that people send us.
 */
export const requireKnownKeys = (
  what: string,
  field: string,
  given: readonly string[],
  known: readonly { key: string }[],
): void => {
  given.forEach((key, index) => requireKnownKey(what, `${field}.${index}`, key, known));
};

/** The entry of this key; 422 `<what>.unknown` at `field` when there is none. */
export const requireKnownKey = <Entry extends { key: string }>(
  what: string,
  field: string,
  key: string,
  known: readonly Entry[],
): Entry => {
  const entry = known.find((candidate) => candidate.key === key);
  if (!entry) throw refused(`${what}.unknown`, `There is no ${what} "${key}" in this pack.`, field);
  return entry;
};
