/**
 * A state machine as a plain table: what may follow what, and by which event. No hooks; the use case that
 * applies an event does the rest. One generic test walks every table (reachable, closed) and prints docs/states.md.
 */
export interface StateTable<State extends string = string, Event extends string = string> {
  name: string;
  initial: State;
  terminal: readonly State[];
  transitions: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>>;
}

/** Declares a table; the type parameters are inferred, so that a misspelt state does not compile. */
export const defineStates = <State extends string, Event extends string>(
  table: StateTable<State, Event>,
): StateTable<State, Event> => table;

/** The state after `event`, or null when the table does not allow the event in `from`. */
export const nextState = <State extends string, Event extends string>(
  table: StateTable<State, Event>,
  from: State,
  event: Event,
): State | null => table.transitions[from][event] ?? null;
