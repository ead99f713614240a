import type { StateTable } from '../../src/shared/state-table';
import { findStateTables, type FoundTable } from './state-tables';

/** The text of docs/states.md: every state machine as a table and as a picture. */
export const statesDocument = (): string =>
  [
    '# States',
    'Generated from the state tables in `src/*/domain/*.states.ts` by `npm run generate`; do not edit.',
    'A state marked *final* has no way out. What is not in a table is refused.',
    ...findStateTables().map(section),
  ].join('\n\n');

const section = ({ file, table }: FoundTable): string =>
  [`## ${capital(table.name)}`, `Source: \`${file}\`.`, diagram(table), transitionTable(table)].join('\n\n');

const diagram = (table: StateTable): string => {
  const arrows = steps(table).map(({ from, event, to }) => `  ${from} --> ${to}: ${event}`);
  const ends = table.terminal.map((state) => `  ${state} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${table.initial}`, ...arrows, ...ends, '```'].join(
    '\n',
  );
};

const transitionTable = (table: StateTable): string => {
  const rows = Object.keys(table.transitions).flatMap((state) => rowsOf(table, state));
  return ['| state | event | next state |', '| --- | --- | --- |', ...rows].join('\n');
};

const rowsOf = (table: StateTable, state: string): string[] => {
  const label = `\`${state}\`${state === table.initial ? ' (initial)' : ''}`;
  const ways = steps(table).filter(({ from }) => from === state);
  if (ways.length === 0) return [`| ${label} | *final* | |`];
  return ways.map(({ event, to }) => `| ${label} | \`${event}\` | \`${to}\` |`);
};

const steps = (table: StateTable): { from: string; event: string; to: string }[] =>
  Object.entries(table.transitions).flatMap(([from, events]) =>
    Object.entries(events).flatMap(([event, to]) => (to === undefined ? [] : [{ from, event, to }])),
  );

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
