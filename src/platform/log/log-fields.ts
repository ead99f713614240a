import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids that tell what a log line is about: request, sweep, booking, order, command, account. Never personal data. */
export type LogFields = Record<string, string | undefined>;

const storage = new AsyncLocalStorage<LogFields>();

/** Runs `work` so that every line logged in it, however deep, carries these fields and those of whoever called. */
export const withLogFields = <T>(fields: LogFields, work: () => T): T =>
  storage.run(Object.assign(fields, { ...storage.getStore(), ...fields }), work);

/** Adds fields to the lines of the present request or sweep from here on; outside of both it does nothing. */
export const noteLogFields = (fields: LogFields): void => {
  const present = storage.getStore();
  if (present) Object.assign(present, fields);
};

/** The fields of the present request or sweep, as an object of the caller's own. */
export const logFields = (): LogFields => ({ ...storage.getStore() });
