import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStateFiles, findStateTables } from '../../scripts/drift/state-tables';
import { type StateTable, nextState } from '../../src/shared/state-table';

const tables = findStateTables();

const targetsOf = (table: StateTable, state: string): string[] =>
  Object.values(table.transitions[state] ?? {}).filter((to): to is string => to !== undefined);

const reachable = (table: StateTable): string[] => {
  const seen = new Set([table.initial]);
  for (const state of seen) for (const to of targetsOf(table, state)) seen.add(to);
  return [...seen].sort();
};

describe('state tables', () => {
  it('there are some, each with a name of its own', () => {
    const names = tables.map(({ table }) => table.name);
    expect(names).toEqual(expect.arrayContaining(['booking', 'coach', 'order', 'feedback form']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('every states file exports a table', () => {
    expect(findStateFiles().filter((file) => !tables.some((found) => found.file === file))).toEqual([]);
  });

  it('every table stands in a states file of a domain, where this test finds it', () => {
    const src = join(__dirname, '..', '..', 'src');
    const declaring = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
      .filter((path) => /= defineStates[(<]/.test(readFileSync(join(src, path), 'utf8')))
      .map((path) => `src/${path}`)
      .sort();
    expect(declaring).toEqual(findStateFiles());
    expect(declaring.filter((path) => !/\/domain\/[^/]+$/.test(path))).toEqual([]);
  });

  describe.each(tables.map(({ table }) => [table.name, table] as const))('%s', (_, table) => {
    const states = Object.keys(table.transitions);

    it('every state can be reached from the initial one', () => {
      expect(reachable(table)).toEqual([...states].sort());
    });

    it('every event leads to a state that exists', () => {
      const strays = states.flatMap((state) => targetsOf(table, state)).filter((to) => !states.includes(to));
      expect(strays).toEqual([]);
    });

    it('exactly the terminal states have no way out', () => {
      const closed = states.filter((state) => targetsOf(table, state).length === 0);
      expect(closed.sort()).toEqual([...table.terminal].sort());
    });

    it('what the table does not name is refused', () => {
      expect(states.map((state) => nextState(table, state, 'no such event'))).toEqual(states.map(() => null));
    });
  });
});
