import fc from 'fast-check';
import { isUndecided } from './clockwork';
import { book, bookAgain, cancel, giveUp, repeatKey } from './booking-commands';
import { compareAfterStep, compareBookings, compareBooks, compareTimes } from './compare';
import { endEarly, skipSelfGrade } from './feedback-commands';
import { editHours, logInAndOut, overrideDate } from './hours-commands';
import { hoursFor } from './hours';
import { DAY, type Model, newModel } from './model';
import { ask, type Command, expectAnswer, person, type Scene } from './scene';
import { rate, read, reportNoShow, resolve, saveForm, startForm, submitForm } from './session-commands';
import { changeWeather, decline, pay, rest, settle, SHORTEST, wait, waitFor } from './time-commands';
import { makeWorld, type Templates } from './world';

/** One step: what is done, and three numbers that choose whom and what it concerns. */
export type Step = [name: CommandName, a: number, b: number, c: number];

export interface History {
  /** Which of the beginnings, each a moment before something happens to clocks. */
  start: number;
  steps: Step[];
}

const COMMANDS = {
  book,
  bookAgain,
  repeatKey,
  giveUp,
  cancel,
  pay,
  decline,
  rest,
  changeWeather,
  wait,
  waitFor,
  reportNoShow,
  resolve,
  startForm,
  saveForm,
  submitForm,
  endEarly,
  skipSelfGrade,
  rate,
  read,
  editHours,
  overrideDate,
  logInAndOut,
} satisfies Record<string, Command>;
export type CommandName = keyof typeof COMMANDS;

/** How often each is tried; what asks for a password rarely, hashing takes long. */
const WEIGHTS: Record<CommandName, number> = {
  book: 16,
  bookAgain: 8,
  repeatKey: 4,
  giveUp: 6,
  cancel: 8,
  pay: 18,
  decline: 2,
  rest: 4,
  changeWeather: 3,
  wait: 7,
  waitFor: 12,
  reportNoShow: 8,
  resolve: 4,
  startForm: 5,
  saveForm: 6,
  submitForm: 5,
  endEarly: 4,
  skipSelfGrade: 4,
  rate: 4,
  read: 7,
  editHours: 3,
  overrideDate: 4,
  logInAndOut: 0.25,
};

/** A winter Monday; the nights before clocks change in Paris (both ways), New York and on Lord Howe Island. */
const STARTS = [
  '2027-02-01T12:00:00Z',
  '2027-03-26T12:00:00Z',
  '2027-10-29T22:00:00Z',
  '2027-11-05T03:00:00Z',
  '2027-04-02T12:00:00Z',
].map((text) => Date.parse(text));

/** So many times more steps are drawn than are taken: some find nothing to do, and cost nothing. */
const SPARE = 4;

/** The history of this number: the same seed and number always give the same one. */
export const drawHistory = (seed: number, number: number, length: number): History => {
  const choice = fc.nat(999);
  const name = fc.oneof(
    ...Object.entries(WEIGHTS).map(([value, weight]) => ({
      arbitrary: fc.constant(value as CommandName),
      weight: weight * 4,
    })),
  );
  const drawn = Math.ceil(length * SPARE);
  const steps = fc.array(fc.tuple(name, choice, choice, choice), { minLength: drawn, maxLength: drawn });
  const [history] = fc.sample(fc.record({ start: fc.nat(STARTS.length - 1), steps }), {
    seed: (seed + number * 7_919) | 0,
    numRuns: 1,
  });
  return history as History;
};

/** A history that did not go as the model says, and the step at which that was seen. */
export class HistoryFault extends Error {
  /** The database as a whole is wrong now: whatever is tried on it next would fail as well. */
  readonly spoilt: boolean;

  constructor(
    readonly history: History,
    cause: unknown,
  ) {
    const [name, ...choices] = history.steps.at(-1) ?? ['nothing'];
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`at step ${history.steps.length}, ${name}(${choices.join(', ')}): ${reason}`);
    this.spoilt = reason.startsWith('broken invariants');
  }
}

/** Lives one history of `length` steps; answers the steps taken. Throws a HistoryFault with the steps so far. */
export const live = async (templates: Templates, history: History, length: number): Promise<Step[]> => {
  const taken: Step[] = [];
  try {
    const scene = await begin(templates, history.start);
    for (const step of history.steps) {
      if (taken.length === length) break;
      const [name, ...choices] = step;
      taken.push(step);
      if (await COMMANDS[name](scene, ...choices)) await compareAfterStep(scene, taken.length);
      else taken.pop();
    }
    await end(scene);
    return taken;
  } catch (error) {
    throw new HistoryFault({ start: history.start, steps: taken }, error);
  }
};

const begin = async (templates: Templates, start: number): Promise<Scene> => {
  const { app } = templates;
  const now = STARTS[start % STARTS.length] as number;
  app.clock.set(new Date(now));
  await app.stripe.behave();
  const world = await makeWorld(templates);
  const scene = { world, model: newModel(now, world.supply) };
  for (const coach of world.supply.keys()) {
    const hours = { ...hoursFor(coach, coach + start), overrides: new Map(), version: 1 };
    const { zone, weekly, rules } = hours;
    const answer = await ask(scene, person(scene, coach), {
      method: 'PUT',
      path: '/v1/me/coach/availability',
      body: { zone, weekly, rules },
    });
    expectAnswer('setting hours', answer, { status: 200 });
    scene.model.hours.push(hours);
  }
  return scene;
};

/** Everybody is looked at once more, then all sessions pass; the books are closed and everything that must hold, holds. */
const end = async (scene: Scene): Promise<void> => {
  const { world, model } = scene;
  await settle(scene);
  await compareBookings(scene);
  await compareTimes(scene);
  await world.app.stripe.behave();
  // First so far only that payments are heard of while their holds stand.
  for (const instant of [model.now + SHORTEST, model.now + DAY, lastEnd(model) + 2 * DAY]) {
    if (instant <= model.now) continue;
    if (isUndecided(model, instant)) return;
    model.now = instant;
    world.app.clock.set(new Date(instant));
    await settle(scene);
  }
  await compareBookings(scene);
  await compareBooks(scene);
  await world.app.checkInvariants();
};

const lastEnd = ({ now, bookings }: Model): number => Math.max(now, ...bookings.map(({ endMs }) => endMs));
