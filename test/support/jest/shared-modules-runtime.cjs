require('@swc-node/register');
require('reflect-metadata');
const asyncHooks = require('node:async_hooks');
const { createRequire } = require('node:module');
const { prepareStackTrace } = Error;
const { default: JestRuntime } = require('jest-runtime');

const CIRCUS = /[\\/]jest-circus[\\/]/;

/** Removes the modules that `isStale` names from Node's registry, so that the next `require` loads them anew. */
const forget = (isStale) => {
  for (const path of Object.keys(require.cache)) if (isStale(path)) delete require.cache[path];
};

const { AsyncLocalStorage } = asyncHooks;
/** Those that the test framework has made for the present file. */
let storages = [];

class NotedStorage extends AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    storages.push(this);
  }
}

/** Loads the framework, whose storages would otherwise be looked at in every promise of the files that follow. */
const requireFramework = (path) => {
  asyncHooks.AsyncLocalStorage = NotedStorage;
  try {
    return require(path);
  } finally {
    asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
  }
};

/**
 * Loads everything with Node's own `require`, in the one realm of the worker: a module that a test file needs is
 * there for the next one as well. Jest's own way compiles the application anew in each file, which cost 2.8 s of CPU
 * a file and kept every copy in memory. There are no module mocks in return.
 */
class SharedModulesRuntime extends JestRuntime {
  constructor(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig);
    const ours = (path) => path.startsWith(config.rootDir) && !path.includes('node_modules');
    // The state of the test framework is that of one file. While somebody watches, files change under us.
    forget((path) => CIRCUS.test(path) || path === testPath || (globalConfig.watch && ours(path)));
  }

  unstable_shouldLoadAsEsm() {
    return false;
  }

  requireInternalModule(path) {
    return CIRCUS.test(path) ? requireFramework(path) : require(path);
  }

  teardown() {
    for (const storage of storages) storage.disable();
    storages = [];
    super.teardown();
  }

  requireModule(path, name = path) {
    if (path === this._testPath) {
      globalThis.jest = super.requireModuleOrMock(path, '@jest/globals').jest;
      // Jest's own knows no source map of what Node has loaded.
      Error.prepareStackTrace = prepareStackTrace;
    }
    return createRequire(path)(name);
  }
}

module.exports = SharedModulesRuntime;
