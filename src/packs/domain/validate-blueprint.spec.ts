import { changed, found, pack } from '../../../test/packs/sound-pack';
import type { LoopBlueprint } from './pack';
import { validateBlueprint } from './validate-blueprint';

const blueprint = pack.loopBlueprints[0] as LoopBlueprint;
const faults = (one: LoopBlueprint): string[] =>
  found((log) => validateBlueprint(pack, one, 'blueprint', log));

describe('the rules by which a loop is put together', () => {
  it('have no fault as they are', () => {
    expect(faults(blueprint)).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['a blueprint for an unknown stage', 'stage', 'onsite', 'blueprint.stage: unknown stage "onsite"'],
    [
      'a blueprint with more rounds than the stage',
      'rounds',
      { min: 2, max: 5 },
      'blueprint.rounds: outside the 2 to 3 interviews',
    ],
    [
      'a blueprint whose personas do not fit',
      'personas.0.rounds',
      { min: 2, max: 2 },
      'personas: personas need 3 rounds, but a loop may have only 2',
    ],
    [
      'a blueprint whose focuses leave a round empty',
      'focuses.0.rounds',
      { min: 1, max: 1 },
      'focuses: focuses fill at most 2 rounds, but a loop may have 3',
    ],
    [
      'a blueprint without a debrief leader',
      'personas.1.leadsDebrief',
      false,
      'one persona leads the debrief, not 0',
    ],
    [
      'a blueprint that cannot cover the principles',
      'principlesPerRound',
      { min: 1, max: 1 },
      '3 seats cannot cover 5 principles',
    ],
    ['a blueprint for a stage that nobody can book', 'stage', 'application-review', 'cannot be booked'],
    [
      'a blueprint with sessions longer than those of the stage',
      'minutes.max',
      500,
      'blueprint.minutes: outside the minutes of stage',
    ],
    [
      'a blueprint about an unknown category',
      'focuses.0.category',
      'gossip',
      'blueprint.focuses[0].category: unknown category "gossip"',
    ],
    [
      'a blueprint about an unknown topic',
      'focuses.0.topic',
      'weather',
      'blueprint.focuses[0].topic: unknown topic "weather"',
    ],
    [
      'a blueprint whose debrief leader has two rounds',
      'personas.1.rounds.max',
      2,
      'leads the debrief and must have exactly one round',
    ],
    [
      'a blueprint with two leaders of the debrief',
      'personas.0.leadsDebrief',
      true,
      'one persona leads the debrief, not 2',
    ],
    [
      'a persona among more last rounds than the shortest loop has',
      'personas.1.withinLast',
      3,
      'blueprint.personas[1].withinLast: the last 3 rounds do not exist in a loop of 2',
    ],
    [
      'a persona with more rounds than seats at the end',
      'personas.0.withinLast',
      0,
      'blueprint.personas[0].withinLast: 1 rounds do not fit among the last 0',
    ],
    [
      'a blueprint that asks more principles of a round than the pack has',
      'principlesPerRound',
      { min: 6, max: 6 },
      'blueprint.principlesPerRound: the pack has only 5 principles',
    ],
  ])('refuse %s', (_, path, value, expected) => {
    expect(faults(changed(blueprint, path, value)).join('\n')).toContain(expected);
  });
});
