import { proof } from './histories.proof';
import { smallEffort } from './proof';

it('200 histories of 40 steps go as the model foretells', async () => {
  const figures = await proof.run(smallEffort());
  expect(figures.filter(({ held }) => !held)).toEqual([]);
}, 1_200_000);
