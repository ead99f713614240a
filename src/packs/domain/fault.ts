/** One thing wrong with a pack: which file, where inside it, and what to do about it. */
export interface PackFault {
  file: string;
  path: string;
  reason: string;
}

/** Collects the faults of one file. */
export interface FaultLog {
  add(path: string, reason: string): void;
}

/** A log that writes into `faults` under one file name. */
export const faultLog = (file: string, faults: PackFault[]): FaultLog => ({
  add: (path, reason) => void faults.push({ file, path, reason }),
});

/** Places as answers write them: `items.3`, not `items[3]`. */
export const dotted = (text: string): string => text.replace(/\[(\d+)\]/g, '.$1');

/** What people call a member of the files, where its name says it badly. */
const CALLED: Record<string, string> = { from: 'former key' };

/** Reports the second and every later item that repeats a value, such as a key or an order; null is no value. */
export function checkUnique<T>(
  items: T[],
  list: string,
  field: string,
  read: (item: T) => unknown,
  log: FaultLog,
): void {
  const seen = new Map<unknown, number>();
  items.forEach((item, index) => {
    const value = read(item);
    if (value === null) return;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    else
      log.add(
        `${list}[${index}].${field}`,
        `Use every ${CALLED[field] ?? field} once: "${value}" is at ${list}[${first}] already.`,
      );
  });
}

/** Reports each listed key that is not among the known ones. */
export function checkKnown(
  keys: string[],
  known: Set<string>,
  path: string,
  what: string,
  log: FaultLog,
): void {
  keys.forEach((key, index) => {
    if (!known.has(key)) log.add(`${path}[${index}]`, `Choose a ${what} of the pack: there is no "${key}".`);
  });
  checkUnique(
    keys.map((key) => ({ key })),
    path,
    'key',
    (item) => item.key,
    log,
  );
}

export const keysOf = (items: { key: string }[]): Set<string> => new Set(items.map((item) => item.key));
