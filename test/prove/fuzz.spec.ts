import { openApiDocument } from '../../src/app';
import { startTestApp, type TestApp } from '../support/app';
import { proof } from './fuzz.proof';
import { type Contract, readContract, type RawDocument } from './fuzz/contract';
import { fuzz, type Finding } from './fuzz/run';
import { SEEDED_FAULTS, seededCopy } from './fuzz/seeded-faults';
import { sendTo } from './fuzz/wire';
import { smallEffort } from './proof';

const labelOf = ({ kind, operation }: { kind: string; operation: string }): string => `${kind}: ${operation}`;

describe('OpenAPI fuzz', () => {
  it(
    proof.claim,
    async () => {
      const figures = await proof.run(smallEffort());
      expect(figures.filter(({ held }) => !held)).toEqual([]);
    },
    300_000,
  );

  describe('of a copy with faults built in', () => {
    let app: TestApp;
    let contract: Contract;
    beforeAll(async () => {
      app = await startTestApp({ accessTokenMinutes: 10_000_000 });
      contract = readContract(openApiDocument(app.nest) as RawDocument);
    });
    afterAll(() => app.stop());

    it('finds every fault, by kind and operation, and nothing else', async () => {
      const missing = (found: Finding[]): string[] => {
        const labels = new Set(found.map(labelOf));
        return SEEDED_FAULTS.map(labelOf).filter((label) => !labels.has(label));
      };
      const { findings } = await fuzz({
        app,
        contract,
        send: seededCopy(sendTo(app.url, 10_000)),
        requests: 15_000,
        seed: smallEffort().seed,
        say: () => undefined,
        enough: (found) => missing(found).length === 0,
      });
      expect(missing(findings)).toEqual([]);
      const faulty = new Set(SEEDED_FAULTS.map(({ operation }) => operation));
      expect(findings.filter(({ operation }) => !faulty.has(operation)).map(labelOf)).toEqual([]);
    }, 300_000);
  });
});
