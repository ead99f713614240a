import { checkUnique, type FaultLog } from './fault';
import type { Bounds, LoopBlueprint, Pack, Persona, RoundFocus } from './pack';

/** Checks that the blueprint at `path` refers to known things and that a loop can be built by its rules. */
export function validateBlueprint(pack: Pack, blueprint: LoopBlueprint, path: string, log: FaultLog): void {
  checkStage(pack, blueprint, path, log);
  checkUnique(blueprint.personas, `${path}.personas`, 'key', (persona) => persona.key, log);
  checkUnique(blueprint.focuses, `${path}.focuses`, 'key', (focus) => focus.key, log);
  checkShares(blueprint.personas, blueprint.rounds, `${path}.personas`, 'personas', log);
  checkShares(blueprint.focuses, blueprint.rounds, `${path}.focuses`, 'focuses', log);
  blueprint.focuses.forEach((focus, index) => checkFocus(pack, focus, `${path}.focuses[${index}]`, log));
  checkSeats(blueprint.personas, blueprint.rounds, path, log);
  checkLeader(blueprint.personas, path, log);
  checkCoverage(pack, blueprint, path, log);
}

function checkStage(pack: Pack, blueprint: LoopBlueprint, path: string, log: FaultLog): void {
  const stage = pack.stages.find((candidate) => candidate.key === blueprint.stage);
  if (!stage) return log.add(`${path}.stage`, `unknown stage "${blueprint.stage}"`);
  if (!stage.bookable) log.add(`${path}.stage`, `stage "${stage.key}" cannot be booked`);
  if (!within(blueprint.rounds, stage.interviews))
    log.add(`${path}.rounds`, `outside the ${show(stage.interviews)} interviews of stage "${stage.key}"`);
  if (!stage.minutes || !within(blueprint.minutes, stage.minutes))
    log.add(`${path}.minutes`, `outside the minutes of stage "${stage.key}"`);
}

/** For every allowed size of loop, the parts must be able to fill all rounds and none must be forced out. */
function checkShares(
  parts: { key: string; rounds: Bounds }[],
  rounds: Bounds,
  path: string,
  what: string,
  log: FaultLog,
): void {
  const least = parts.reduce((sum, part) => sum + part.rounds.min, 0);
  const most = parts.reduce((sum, part) => sum + part.rounds.max, 0);
  if (least > rounds.min)
    log.add(path, `${what} need ${least} rounds, but a loop may have only ${rounds.min}`);
  if (most < rounds.max)
    log.add(path, `${what} fill at most ${most} rounds, but a loop may have ${rounds.max}`);
}

function checkFocus(pack: Pack, focus: RoundFocus, path: string, log: FaultLog): void {
  const category = pack.categories.find((candidate) => candidate.key === focus.category);
  if (!category) return log.add(`${path}.category`, `unknown category "${focus.category}"`);
  if (focus.topic !== null && !category.topics.some((topic) => topic.key === focus.topic))
    log.add(`${path}.topic`, `unknown topic "${focus.topic}" of category "${category.key}"`);
}

/** Personas that must sit among the last n rounds need n seats there. */
function checkSeats(personas: Persona[], rounds: Bounds, path: string, log: FaultLog): void {
  personas.forEach((persona, index) => {
    if (persona.withinLast === null) return;
    const at = `${path}.personas[${index}].withinLast`;
    if (persona.withinLast > rounds.min)
      log.add(at, `the last ${persona.withinLast} rounds do not exist in a loop of ${rounds.min}`);
    if (persona.rounds.min > persona.withinLast)
      log.add(at, `${persona.rounds.min} rounds do not fit among the last ${persona.withinLast}`);
  });
}

function checkLeader(personas: Persona[], path: string, log: FaultLog): void {
  const leaders = personas.filter((persona) => persona.leadsDebrief);
  const [leader] = leaders;
  if (!leader || leaders.length > 1)
    return log.add(`${path}.personas`, `one persona leads the debrief, not ${leaders.length}`);
  if (leader.rounds.min !== 1 || leader.rounds.max !== 1)
    log.add(`${path}.personas`, `"${leader.key}" leads the debrief and must have exactly one round`);
}

/** The largest loop must be able to test every principle once. */
function checkCoverage(pack: Pack, blueprint: LoopBlueprint, path: string, log: FaultLog): void {
  const { min, max } = blueprint.principlesPerRound;
  const seats = blueprint.rounds.max * max;
  if (seats < pack.principles.length)
    log.add(`${path}.principlesPerRound`, `${seats} seats cannot cover ${pack.principles.length} principles`);
  if (min > pack.principles.length)
    log.add(`${path}.principlesPerRound`, `the pack has only ${pack.principles.length} principles`);
}

const within = (inner: Bounds, outer: Bounds) => inner.min >= outer.min && inner.max <= outer.max;
const show = (bounds: Bounds) => `${bounds.min} to ${bounds.max}`;
