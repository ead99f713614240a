import { proof } from './kills.proof';
import { smallEffort } from './proof';

test(`Kills: ${proof.claim}`, async () => {
  const figures = await proof.run(smallEffort());
  expect(figures.filter(({ held }) => !held)).toEqual([]);
}, 300_000);
