import { createApp } from '../../src/app';
import { openApiDocument } from '../../src/contract';
import { SystemClock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import { compactDocument } from '../../src/platform/http/openapi-compact';

/**
 * The text of openapi.json: the document of the real application, what many operations share said once, members sorted
 * so that only meaning makes a diff, one line for each operation and each component.
 */
export const contractDocument = async (databaseUrl: string): Promise<string> => {
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'fatal', SECRET: 'x'.repeat(32) });
  const app = await createApp({
    config: { ...config, databaseUrl, backgroundJobs: false },
    clock: new SystemClock(),
  });
  try {
    await app.init();
    return `${inLines(sorted(compactDocument(openApiDocument(app))), LEVELS_ABOVE_A_LINE)}\n`;
  } finally {
    await app.close();
  }
};

/** `paths`, an address, a method; `components`, a kind, a name. */
const LEVELS_ABOVE_A_LINE = 3;

/** JSON that breaks its lines between the members of the outer levels only. */
const inLines = (value: unknown, levels: number): string => {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${inLines(one, levels - 1)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
};

/** The same value with the members of every object in alphabetical order; lists keep theirs. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
};
