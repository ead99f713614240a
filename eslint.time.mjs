/** Files that measure or wait for themselves, and why they must. Everything else under test/ is under the rules. */
const EXCEPTIONS = [
  // The one way to wait.
  'test/support/until.ts',
  // The way to wait for long: as long as there is progress, measured against the pace of the machine.
  'test/support/patience.ts',
  'test/support/machine.ts',
  // Ends what a run has left, which tells nobody that it is gone, and watches for npm's end.
  'test/support/left-running.ts',
  'test/support/test-run.ts',
  // Hangs on purpose, until it is killed.
  'test/support/leaves-everything.run.ts',
  // Plays somebody who does nothing for a while.
  'test/support/stand-still.ts',
  // The long proofs measure what they report (how long an outage lasts, a restoration takes) and load the product for a
  // while; their small runs are in the tests.
  'test/prove/race.proof.ts',
  'test/prove/race/whole-run.ts',
  'test/prove/race/recorder.ts',
  'test/prove/race/arena.ts',
  'test/prove/proof.ts',
  'test/prove/kills.proof.ts',
  'test/prove/kills/client.ts',
  'test/prove/pgbouncer/start.ts',
  'test/prove/pgbouncer/load.ts',
  'test/prove/pgbouncer/pooler.ts',
  'test/prove/outages.proof.ts',
  'test/prove/outages/health-watch.ts',
  'test/prove/outages/own-server.ts',
  'test/prove/outages/stage.ts',
  'test/prove/outages/suffer.ts',
  'test/prove/outages/client.ts',
  'test/prove/outages/load.ts',
  'test/prove/crashes/stage.ts',
  'test/prove/crashes/run-case.ts',
  'test/prove/rolling-restart.proof.ts',
  'test/prove/backup/drill.ts',
  'test/prove/backup/load.ts',
];

const COMPARED = '[callee.property.name=/^toBe(LessThan|GreaterThan|CloseTo)/]';
const DURATION = '/^(ms|millis|elapsed|took|duration|lag)$|(Ms|Millis|Elapsed|Duration|Lag)$/';
const TWO_MINUTES_MS = 120_000;
const SHORT = `value<${TWO_MINUTES_MS}`;
const PORT_CHOSEN = "CallExpression[callee.property.name='listen'][arguments.0.value=0]";
const CLOSED = "CallExpression[callee.property.name='close']";

/** What tells apart a fast machine from a slow one, by the name of the rule that refuses it. */
const REFUSED = {
  'no time is measured': {
    instead: 'Count the work, or show how CPU grows (test/support/growth.ts).',
    selectors: [
      "MemberExpression[object.name='performance'][property.name='now']",
      "Identifier[name='hrtime']",
      "Identifier[name='monitorEventLoopDelay']",
      'ImportDeclaration[source.value=/^(node:)?perf_hooks$/]',
    ],
  },
  'no time is compared': {
    instead: 'A bound on a duration is a bet on the machine. Count the work instead.',
    selectors: [
      `CallExpression${COMPARED} MemberExpression[object.name='Date'][property.name='now']`,
      `CallExpression${COMPARED} NewExpression[callee.name='Date'][arguments.length=0]`,
      `CallExpression${COMPARED} CallExpression[callee.name='expect'] Identifier[name=${DURATION}]`,
    ],
  },
  'no sleep is a condition': {
    instead: 'Wait for what you mean with until() (test/support/until.ts).',
    selectors: [
      ':not(MemberExpression) > Identifier[name=/^(setTimeout|setInterval|sleep)$/]',
      'MemberExpression[object.name=/^(global|globalThis|timers)$/][property.name=/^set(Timeout|Interval)$/]',
      "MemberExpression[object.name='AbortSignal'][property.name='timeout']",
      'ImportDeclaration[source.value=/^(node:)?timers/]',
    ],
  },
  'no limit is tight': {
    instead: 'Limits of tests only catch hangs: two minutes at least, written as a number.',
    selectors: [
      `CallExpression[callee.object.name='jest'][callee.property.name='setTimeout'][arguments.0.${SHORT}]`,
      "CallExpression[callee.object.name='jest'][callee.property.name='setTimeout'][arguments.0.type!='Literal']",
      `CallExpression[callee.name=/^(it|test)$/][arguments.2.${SHORT}]`,
      `CallExpression[callee.callee.property.name='each'][arguments.2.${SHORT}]`,
      `CallExpression[callee.name=/^(before|after)(All|Each)$/][arguments.1.${SHORT}]`,
    ],
  },
  'no port is guessed': {
    instead: 'Whoever listens takes port 0 and says which it got; a port that was free may be gone.',
    selectors: [
      'Identifier[name=/(free|unused|available|spare)_?port/i]',
      'ImportDeclaration[source.value=/^(get-port|portfinder|detect-port)/]',
      `${PORT_CHOSEN} ${CLOSED}`,
      `BlockStatement:has(${PORT_CHOSEN}) > ExpressionStatement:has(${CLOSED}) ~ ReturnStatement`,
    ],
  },
};

/** Tests pass on a machine ten times slower: nothing in them asserts time. Each rule has its fixture in test/fixtures/time. */
export const timeRules = (others) => ({
  files: ['test/**/*.ts', '**/*.spec.ts'],
  ignores: EXCEPTIONS,
  rules: {
    'no-restricted-syntax': [
      'error',
      // One list per file: a second one would replace the first.
      ...others,
      ...Object.entries(REFUSED).flatMap(([name, { selectors, instead }]) =>
        selectors.map((selector) => ({ selector, message: `${name}: ${instead}` })),
      ),
    ],
  },
});
