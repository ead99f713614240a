import { TestRun } from './test-run';

const globals = globalThis as { greenroomTestRun?: TestRun };

/** Begins a run, which offers a database server to its tests, unless TEST_DATABASE_URL names one. */
export default async function globalSetup(): Promise<void> {
  // The SDK for S3 tells every process which Node it will ask for some day; that is no result of a test.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  globals.greenroomTestRun = await TestRun.begin();
}
