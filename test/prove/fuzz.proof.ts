import { openApiDocument } from '../../src/contract';
import { startTestApp, type TestApp } from '../support/app';
import { type Contract, readContract, type RawDocument } from './fuzz/contract';
import { FINDINGS } from './fuzz/judge';
import { tryOtherMethods } from './fuzz/methods';
import { printed } from './fuzz/report';
import { type Finding, fuzz, type FuzzReport } from './fuzz/run';
import { SEEDED_FAULTS, seededCopy } from './fuzz/seeded-faults';
import { sendTo } from './fuzz/wire';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

/** Worlds are days apart. */
const LONG_TOKENS = 60 * 24 * 365 * 20;
/**
 * Of the operations; the others need a signature of Stripe's, a review of a report, or more luck. 5,000 requests reach 111 to
 * 115 of 147 to 163, by luck; 200,000 reached 126 of 134.
 */
const SHARE_REACHED = { small: 0.65, large: 0.85 };

const run = async (effort: Effort): Promise<Figure[]> => {
  const app = await startTestApp({ accessTokenMinutes: LONG_TOKENS });
  try {
    const contract = readContract(openApiDocument(app.nest) as RawDocument);
    const send = sendTo(app.url);
    const otherMethods = await tryOtherMethods(contract, send);
    const requests = amount(effort, 5_000, 200_000);
    const report = await fuzz({ app, contract, send, requests, seed: effort.seed, say: effort.say });
    await app.settle();
    await app.checkInvariants();
    if (report.findings.length > 0) process.stdout.write(`${printed(report.findings, effort.seed)}\n`);
    if (otherMethods.length > 0) process.stdout.write(`${otherMethods.join('\n')}\n`);
    effort.say(`never answered a success: ${unreached(contract, report).join(', ')}`);
    return [
      ...figuresOf(
        report,
        contract.operations.length,
        SHARE_REACHED[effort.size === 'large' ? 'large' : 'small'],
      ),
      never('method that nobody declared, not refused', otherMethods.length),
      ...(await seededFigures(effort, app, contract)),
    ];
  } finally {
    await app.stop();
  }
};

/** Most requests that it may take to find every fault that was built into a copy. */
const REQUESTS_FOR_FAULTS = 15_000;

const labelOf = ({ kind, operation }: { kind: string; operation: string }): string => `${kind}: ${operation}`;

/** Shows that the fuzz finds: a copy with faults built in must be found guilty of each of them, and of nothing else. */
const seededFigures = async (effort: Effort, app: TestApp, contract: Contract): Promise<Figure[]> => {
  const missing = (found: Finding[]): string[] => {
    const labels = new Set(found.map(labelOf));
    return SEEDED_FAULTS.map(labelOf).filter((label) => !labels.has(label));
  };
  const { findings, sent } = await fuzz({
    app,
    contract,
    send: seededCopy(sendTo(app.url)),
    requests: REQUESTS_FOR_FAULTS,
    seed: effort.seed,
    say: () => undefined,
    enough: (found) => missing(found).length === 0,
  });
  const faulty = new Set(SEEDED_FAULTS.map(({ operation }) => operation));
  const others = findings.filter(({ operation }) => !faulty.has(operation)).map(labelOf);
  effort.say(
    `a copy with faults built in: ${sent} requests, not found: ${missing(findings).join(', ') || 'none'}`,
  );
  if (others.length > 0) effort.say(`found beside them: ${others.join(', ')}`);
  const found = SEEDED_FAULTS.length - missing(findings).length;
  return [
    atLeast('faults built into a copy, found', SEEDED_FAULTS.length, found),
    never('faults found in the copy that were not built in', others.length),
  ];
};

const unreached = ({ operations }: Contract, { reached }: FuzzReport): string[] =>
  operations.map(({ label }) => label).filter((label) => !reached.has(label));

const figuresOf = ({ sent, findings, reached }: FuzzReport, operations: number, share: number): Figure[] => [
  atLeast('requests sent', sent, sent),
  ...FINDINGS.map((kind) => never(kind, findings.filter((finding) => finding.kind === kind).length)),
  atLeast(`of ${operations} operations, answered a success`, Math.ceil(operations * share), reached.size),
];

export const proof: Proof = {
  topic: 'fuzz',
  claim: 'whatever is sent, the API answers as its own OpenAPI document says',
  run,
};
