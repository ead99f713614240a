import type { TestRun } from './test-run';

/** Leaves nothing of the run behind. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { greenroomTestRun?: TestRun }).greenroomTestRun?.end();
}
