import { Client } from 'pg';

/** One statement that the application sent, as the driver got it. */
export interface Statement {
  text: string;
  values: unknown[];
}

type Query = (...args: unknown[]) => unknown;

/** What the application asks of the database while `work` runs, by connection, in order. */
export const recordSql = async (work: () => Promise<unknown>): Promise<Statement[][]> => {
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  const byConnection = new Map<unknown, Statement[]>();
  prototype.query = function record(this: unknown, ...args: unknown[]): unknown {
    const [first, values] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string }).text;
    if (text !== undefined) {
      const statement = { text, values: Array.isArray(values) ? values : [] };
      byConnection.set(this, [...(byConnection.get(this) ?? []), statement]);
    }
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return [...byConnection.values()];
};
