import { rmSync } from 'node:fs';
import { testFolder } from '../support/test-folder';
import { createEmptyDatabase } from '../support/test-database';
import { Install } from './install/install';
import { serveFigures } from './install/serving';
import type { Effort, Figure, Proof } from './proof';
import { never } from './proof';

const run = async ({ say }: Effort): Promise<Figure[]> => {
  const folder = testFolder('install');
  const database = await createEmptyDatabase();
  try {
    const install = await Install.into(folder);
    say(`built and installed: ${install.packages} packages`);
    return [
      never('parts of local/ and client/ in the build', install.localParts()),
      ...(await serveFigures(install, database.url)),
    ];
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
};

export const proof: Proof = {
  topic: 'install',
  claim:
    'a production install carries neither sandbox nor demo, embedded database nor compiler, and does its work',
  run,
};
