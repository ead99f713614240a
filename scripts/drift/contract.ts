import { createApp, openApiDocument } from '../../src/app';
import { SystemClock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';

/** The text of openapi.json: the document of the real application, members sorted so that only meaning makes a diff. */
export const contractDocument = async (databaseUrl: string): Promise<string> => {
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'fatal', SECRET: 'x'.repeat(32) });
  const app = await createApp({
    config: { ...config, databaseUrl, backgroundJobs: false },
    clock: new SystemClock(),
  });
  try {
    await app.init();
    return `${JSON.stringify(sorted(openApiDocument(app)), null, 2)}\n`;
  } finally {
    await app.close();
  }
};

/** The same value with the members of every object in alphabetical order; lists keep theirs. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
};
