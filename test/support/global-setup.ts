import { TestServer } from './test-server';

const globals = globalThis as { greenroomTestServer?: TestServer };

/** Offers a database server to the tests of this run, unless TEST_DATABASE_URL names one. */
export default async function globalSetup(): Promise<void> {
  // The SDK for S3 tells every process which Node it will ask for some day; that is no result of a test.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  if (process.env.TEST_DATABASE_URL) return;
  globals.greenroomTestServer = new TestServer();
  process.env.GREENROOM_TEST_DATABASE_BROKER = await globals.greenroomTestServer.listen();
}
