import { proof } from './rolling-restart.proof';
import { smallEffort } from './proof';

it(
  proof.claim,
  async () => {
    const figures = await proof.run(smallEffort());
    expect(figures.filter(({ held }) => !held)).toEqual([]);
  },
  150_000,
);
