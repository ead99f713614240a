/** After about so many per cent of the files it says how far the run is. */
const STEP = 5;

/** How far the run is, and at its end one line that people and machines read: `N passed, N failed`. */
class ProgressReporter {
  constructor(config) {
    this.config = config;
    this.said = 0;
  }

  onTestResult(
    _test,
    _result,
    { numTotalTestSuites: all, numPassedTests, numFailedTests, startTime, ...run },
  ) {
    const done = run.numPassedTestSuites + run.numFailedTestSuites + run.numPendingTestSuites;
    const percent = Math.floor((done * 100) / all);
    if (all === 1 || (percent < this.said + STEP && done < all)) return;
    this.said = percent;
    const minutes = ((Date.now() - startTime) / 60_000).toFixed(1);
    process.stderr.write(
      `${percent} % (${done} of ${all} files, ${numPassedTests} tests passed, ${numFailedTests} failed, ${minutes} min)\n`,
    );
  }

  /** Said when all else is said. A file that does not even start is a failure. */
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`;
    if (!this.config.watch) process.once('exit', () => process.stderr.write(line));
  }
}

module.exports = ProgressReporter;
