const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { join } = require('node:path');

const SERVER_LOG = join(__dirname, '..', 'server-log.ts');

/** What servers under test wrote during the present test; nothing where no test of the file starts one. */
const takeServerLog = () => require.cache[SERVER_LOG]?.exports.takeServerLog() ?? [];

/** Test files run in the worker's own realm, beside the modules that they share (see shared-modules-runtime.cjs). */
class OneRealmEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.console = globalThis.console;
    this.exit = process.exit;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.fakeTimers = this.fakeTimersModern;
  }

  async setup() {}

  /** A test that fails shows what the server logged of its requests. */
  handleTestEvent({ name, test }) {
    if (name === 'test_start') takeServerLog();
    if (name !== 'test_done' || test.errors.length === 0) return;
    const lines = takeServerLog();
    if (lines.length > 0) globalThis.console.log(`Server log of "${test.name}":\n${lines.join('\n')}`);
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    globalThis.console = this.console;
    process.exit = this.exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}

module.exports = OneRealmEnvironment;
