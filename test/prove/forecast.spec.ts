import { forecast, fewEffort } from './proof';

it('says after a hundredth of the steps how long the rest will take, and then each tenth', () => {
  const said: string[] = [];
  let now = 0;
  const step = forecast({ ...fewEffort(), say: (line) => said.push(line) }, 300, () => now);
  for (let done = 0; done < 300; done += 1) {
    now += 20_000;
    step();
  }
  expect(said).toHaveLength(11);
  expect(said.slice(0, 2)).toEqual(['3 of 300 done; the rest will take about 99 min', '30 of 300, 10 %']);
  expect(said.at(-1)).toBe('300 of 300, 100 %');
});
