import { join } from 'node:path';
import type { FaultLog, PackFault } from '../../src/packs/domain/fault';
import { readPackFiles } from '../../src/packs/read-pack-files';

/** A pack without a fault, as it is read from its files. */
export const { pack, questions, templates } = readPackFiles(join(__dirname, '../../packs/northwind-pm'));

/** A copy with another value at a path such as `stages.2.minutes`; `undefined` removes it. */
export const changed = <Whole>(whole: Whole, path: string, value: unknown): Whole => {
  const copy = structuredClone(whole);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place = copy as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
};

/** What a check finds, as `place: reason`. */
export const found = (check: (log: FaultLog) => void): string[] => {
  const faults: Omit<PackFault, 'file'>[] = [];
  check({ add: (path, reason) => void faults.push({ path, reason }) });
  return faults.map(({ path, reason }) => `${path}: ${reason}`);
};
