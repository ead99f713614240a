import { isDeepStrictEqual, inspect } from 'node:util';
import type { Answer, Request } from './client';
import type { Model, ModelBooking } from './model';
import type { Person, World } from './world';

/** The real thing and what we believe of it. */
export interface Scene {
  world: World;
  model: Model;
}

/**
 * Something that somebody does. It says what must come of it, does it, compares, and changes the model. The three
 * numbers choose whom and what it concerns; false when there is nothing to choose from.
 */
export type Command = (scene: Scene, a: number, b: number, c: number) => Promise<boolean>;

export interface Expected {
  status: number;
  code?: string;
}

export const person = ({ world }: Scene, index: number): Person =>
  world.people[index % world.people.length] as Person;

export const pick = <T>(items: readonly T[], choice: number): T | undefined =>
  items[choice % Math.max(1, items.length)];

/** Mostly the latest ones: that is where things happen. */
export const pickBooking = ({ model }: Scene, choice: number): ModelBooking | undefined => {
  const recent = choice % 4 === 0 ? model.bookings : model.bookings.slice(-4);
  return pick(recent, Math.floor(choice / 4));
};

/** One of the two people, or now and then anybody. */
export const someoneOf = (scene: Scene, { candidate, coach }: ModelBooking, choice: number): number =>
  [candidate, coach, candidate, coach, choice % scene.world.people.length][choice % 5] as number;

export const ask = (scene: Scene, who: Person, request: Omit<Request, 'token'>): Promise<Answer> =>
  scene.world.ask({ ...request, token: who.token });

export const fail = (message: string): never => {
  throw new Error(message);
};

export const expectSame = (what: string, actual: unknown, expected: unknown): void => {
  if (isDeepStrictEqual(actual, expected)) return;
  const [api, ours] =
    Array.isArray(actual) && Array.isArray(expected) ? apart(actual, expected) : [actual, expected];
  fail(`${what}: the API says\n    ${show(api)}\n  the model says\n    ${show(ours)}`);
};

const show = (value: unknown): string => inspect(value, { depth: 6, breakLength: 120 });

/** What only one of two lists has; both whole when they differ in their order only. */
const apart = (actual: unknown[], expected: unknown[]): [unknown[], unknown[]] => {
  const only = (some: unknown[], others: unknown[]) =>
    some.filter((one) => !others.some((other) => isDeepStrictEqual(one, other)));
  const [api, ours] = [only(actual, expected), only(expected, actual)];
  return api.length + ours.length === 0 ? [actual, expected] : [api, ours];
};

/** Compares status and code; answers whether it was a success. */
export const expectAnswer = (what: string, answer: Answer, { status, code }: Expected): boolean => {
  expectSame(what, { status: answer.status, code: answer.code }, { status, code });
  return status < 300;
};

export const NOT_FOUND: Expected = { status: 404, code: 'booking.not_found' };
export const conflict = (code: string): Expected => ({ status: 409, code });
export const iso = (instant: number): string => new Date(instant).toISOString();
