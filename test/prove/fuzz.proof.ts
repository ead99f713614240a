import { openApiDocument } from '../../src/app';
import { startTestApp } from '../support/app';
import { type Contract, readContract, type RawDocument } from './fuzz/contract';
import { FINDINGS } from './fuzz/judge';
import { tryOtherMethods } from './fuzz/methods';
import { printed } from './fuzz/report';
import { fuzz, type FuzzReport } from './fuzz/run';
import { sendTo } from './fuzz/wire';
import { amount, atLeast, type Effort, type Figure, never, type Proof } from './proof';

const PATIENCE_MS = 10_000;
/** Worlds are days apart. */
const LONG_TOKENS = 60 * 24 * 365 * 20;
/** Of the operations; the others need a signature of Stripe's, a review of a report, or more luck. */
const SHARE_REACHED = 0.75;

const run = async (effort: Effort): Promise<Figure[]> => {
  const app = await startTestApp({ accessTokenMinutes: LONG_TOKENS });
  try {
    const contract = readContract(openApiDocument(app.nest) as RawDocument);
    const send = sendTo(app.url, PATIENCE_MS);
    const otherMethods = await tryOtherMethods(contract, send);
    const requests = amount(effort, 5_500, 200_000);
    const report = await fuzz({ app, contract, send, requests, seed: effort.seed, say: effort.say });
    await app.settle();
    await app.checkInvariants();
    if (report.findings.length > 0) process.stdout.write(`${printed(report.findings, effort.seed)}\n`);
    if (otherMethods.length > 0) process.stdout.write(`${otherMethods.join('\n')}\n`);
    effort.say(`never answered a success: ${unreached(contract, report).join(', ')}`);
    return [
      ...figuresOf(report, contract.operations.length),
      never('method that nobody declared, not refused', otherMethods.length),
    ];
  } finally {
    await app.stop();
  }
};

const unreached = ({ operations }: Contract, { reached }: FuzzReport): string[] =>
  operations.map(({ label }) => label).filter((label) => !reached.has(label));

const figuresOf = ({ sent, findings, reached }: FuzzReport, operations: number): Figure[] => [
  atLeast('requests sent', sent, sent),
  ...FINDINGS.map((kind) => never(kind, findings.filter((finding) => finding.kind === kind).length)),
  atLeast(
    `of ${operations} operations, answered a success`,
    Math.ceil(operations * SHARE_REACHED),
    reached.size,
  ),
];

export const proof: Proof = {
  topic: 'fuzz',
  claim: 'whatever is sent, the API answers as its own OpenAPI document says',
  run,
};
