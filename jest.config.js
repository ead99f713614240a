/**
 * Files of a worker share the application's modules, which are loaded once (test/support/jest). The database server
 * starts only when a test asks for one. TEST_ORDER=<any text> takes the files in another order.
 */
const ours = (name) => `<rootDir>/test/support/jest/${name}.cjs`;

module.exports = {
  testEnvironment: ours('one-realm-environment'),
  runtime: ours('shared-modules-runtime'),
  reporters: ['default', ours('progress-reporter')],
  ...(process.env.TEST_ORDER && { testSequencer: ours('shuffled-sequencer') }),
  roots: ['<rootDir>/src', '<rootDir>/local', '<rootDir>/client', '<rootDir>/web/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Only catches what hangs: a slow machine is no failure.
  testTimeout: 180_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
};
