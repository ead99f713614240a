import { forecast, smallEffort } from './proof';

it('says after a hundredth of the steps how long the rest will take, once', () => {
  const said: string[] = [];
  let now = 0;
  const step = forecast({ ...smallEffort(), say: (line) => said.push(line) }, 300, () => now);
  for (let done = 0; done < 300; done += 1) {
    now += 20_000;
    step();
  }
  expect(said).toEqual(['3 of 300 done; the rest will take about 99 min']);
});
