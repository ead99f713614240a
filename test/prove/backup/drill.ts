import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../src/platform/backups/manifest';
import { byId, clientAt } from '../../../client';
import { restoreBackup } from '../../../src/platform/backups/restore-backup';
import { makeSandboxTables } from '../../../local/sandbox-tables';
import { takeBackup } from '../../../src/platform/backups/take';
import { createApp } from '../../../src/app';
import { MovableClock } from '../../../local/clock/movable-clock';
import { Database } from '../../../src/platform/database/database';
import type { TestApp } from '../../support/app';
import { assertInvariants } from '../../support/invariants';
import { createEmptyDatabase } from '../../support/test-database';
import { type Acknowledged, startLoad } from './load';
import { testFolder } from '../../support/test-folder';

export interface DrillResult {
  /** Acknowledged before the backup began. */
  acknowledged: number;
  /** Of these, those that the restored application does not serve. */
  lost: number;
  /** Tables whose rows differ after the restoration. */
  different: number;
  brokenInvariants: number;
  rows: number;
  takenMs: number;
  restoredMs: number;
}

const BOOKINGS_BEFORE = 20;

/** One round: a backup while people book, a new database, a restoration, and the application on it. */
export const drill = async (app: TestApp): Promise<DrillResult> => {
  const root = testFolder('drill');
  const target = await createEmptyDatabase();
  try {
    const folder = join(root, 'backup');
    const { manifest, before, takenMs } = await backUpUnderLoad(app, folder);
    const began = performance.now();
    await restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder });
    const restoredMs = performance.now() - began;
    await restoreBackup({ makeTables: makeSandboxTables, url: target.url, folder, replace: true });
    const again = await takeBackup({ url: target.url, folder: join(root, 'again') });
    return {
      acknowledged: before.length,
      different: differences(manifest, again),
      ...(await serveFrom(app, target.url, before)),
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      takenMs,
      restoredMs,
    };
  } finally {
    await target.drop();
    rmSync(root, { recursive: true, force: true });
  }
};

const backUpUnderLoad = async (
  app: TestApp,
  folder: string,
): Promise<{ manifest: Manifest; before: Acknowledged[]; takenMs: number }> => {
  const load = await startLoad(app);
  try {
    await load.reach(BOOKINGS_BEFORE);
    const before = [...load.acknowledged];
    const began = performance.now();
    const manifest = await takeBackup({ url: app.config.databaseUrl ?? '', folder });
    return { manifest, before, takenMs: performance.now() - began };
  } finally {
    await load.stop();
  }
};

const differences = (saved: Manifest, restored: Manifest): number =>
  saved.tables.filter(({ name, rows, sha256 }) => {
    const table = restored.tables.find((other) => other.name === name);
    return table?.rows !== rows || table.sha256 !== sha256;
  }).length + Math.abs(saved.tables.length - restored.tables.length);

/** Starts the application on a restored database and asks for every booking that had been acknowledged. */
const serveFrom = async (
  { config, clock }: TestApp,
  databaseUrl: string,
  expected: Acknowledged[],
): Promise<Pick<DrillResult, 'lost' | 'brokenInvariants'>> => {
  const standing = new MovableClock();
  standing.stopAt(clock.now());
  const nest = await createApp({ config: { ...config, databaseUrl }, clock: standing });
  try {
    await nest.listen(0, '127.0.0.1');
    const url = await nest.getUrl();
    let lost = 0;
    for (const { id, candidate } of expected) {
      const asked = clientAt(url, { token: candidate.token }).get('/v1/bookings/{id}', byId(id));
      await asked.catch(() => (lost += 1));
    }
    const broken = await assertInvariants(nest.get(Database), standing.now()).then(
      () => 0,
      () => 1,
    );
    return { lost, brokenInvariants: broken };
  } finally {
    await nest.close();
  }
};
