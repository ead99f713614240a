import { proof } from './crashes.proof';
import { smallEffort } from './proof';

test(`Crashes: ${proof.claim}`, async () => {
  const figures = await proof.run(smallEffort());
  expect(figures.filter(({ held }) => !held)).toEqual([]);
}, 600_000);
