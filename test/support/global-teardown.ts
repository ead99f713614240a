import type { TestServer } from './test-server';

/** Stops the run's database server, if any test asked for it. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { greenroomTestServer?: TestServer }).greenroomTestServer?.stop();
}
