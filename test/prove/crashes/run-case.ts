import { setTimeout as sleep } from 'node:timers/promises';
import { type Case } from './cases';
import { faultsAfter } from './checks';
import { JOURNEYS } from './journeys';
import type { Stage } from './stage';

export interface CaseResult {
  /** The fault happened. */
  hit: boolean;
  /** What is wrong afterwards. */
  wrong: string[];
  /** Others who asked while one hung, and how many of them were not served. */
  bystanders: { asked: number; refused: number };
}

/** Runs one journey with one fault in it, and looks at what is left. */
export const runCase = async (
  stage: Stage,
  { journey, point, kind, hit, webhooks }: Case,
): Promise<CaseResult> => {
  const deathsBefore = stage.deaths;
  const bystanders = { asked: 0, refused: 0 };
  const over = new AbortController();
  let standing: Promise<void> = Promise.resolve();
  stage.setWebhooks(webhooks);
  const arm = async (): Promise<void> => {
    await stage.arm({ point, kind, hit });
    if (kind === 'hang') standing = standBy(stage, bystanders, over.signal);
  };
  const wrong: string[] = [];
  try {
    wrong.push(...(await faultsAfter(stage, await JOURNEYS[journey](stage, arm))));
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  over.abort();
  await standing;
  const happened =
    kind === 'kill' ? stage.deaths > deathsBefore : stage.hits().some((fault) => fault.point === point);
  wrong.push(...(await tidyUp(stage)));
  return { hit: happened, wrong, bystanders };
};

/** Late webhooks of what the poller has settled arrive now, and must change nothing. */
const tidyUp = async (stage: Stage): Promise<string[]> => {
  await stage.revive();
  await stage.arm(null);
  await stage.app.stripe.behave();
  if (stage.webhooks) return [];
  stage.setWebhooks(true);
  await stage.converge();
  return (await faultsAfter(stage, [])).map((sentence) => `after late webhooks: ${sentence}`);
};

/** Somebody else who looks for a time twice a second, and is served although one request or sweep hangs. */
const standBy = async (
  stage: Stage,
  bystanders: CaseResult['bystanders'],
  signal: AbortSignal,
): Promise<void> => {
  const from = stage.app.clock.now();
  const query = {
    offeringId: stage.coach.offeringIds[0],
    from: from.toISOString(),
    to: new Date(from.getTime() + 86_400_000).toISOString(),
  };
  // From the hit on: before it, the fault could meet this request instead.
  while (!signal.aborted && stage.hits().length === 0) await sleep(20);
  while (!signal.aborted) {
    bystanders.asked += 1;
    const answer = await stage
      .http()
      .get(`/v1/coaches/${stage.coach.coachId}/slots`)
      .query(query)
      .then(
        ({ status }) => status,
        () => 0,
      );
    if (answer !== 200) bystanders.refused += 1;
    await sleep(500, null, { signal }).catch(() => null);
  }
};
