import { type Hours, hoursFor, localDate, overrideFor } from './hours';
import { ask, type Command, expectAnswer, expectSame, person, type Scene } from './scene';
import { PASSWORD } from './world';

/** The coach, or now and then an admin for them, and where their hours are found. */
const editorOf = (scene: Scene, coach: number, choice: number) => {
  const { world, model } = scene;
  return choice % 4 === 0
    ? {
        who: world.admin,
        path: `/v1/admin/coaches/${model.supply[coach]?.coachId}/availability`,
        why: { reason: 'The coach asked by phone.' },
      }
    : { who: person(scene, coach), path: '/v1/me/coach/availability', why: undefined };
};

/** New weekly hours and rules; booked sessions stay. Sometimes over a version that is not the present one. */
export const editHours: Command = async (scene, a, b, c) => {
  const { model } = scene;
  const coach = a % model.supply.length;
  const hours = model.hours[coach] as Hours;
  const { who, path, why } = editorOf(scene, coach, b);
  const wanted = hoursFor(Math.floor(c / 4), c % 4);
  const version = b % 7 === 0 ? hours.version + 1 : b % 11 === 0 ? null : hours.version;
  const answer = await ask(scene, who, {
    method: 'PUT',
    path,
    headers: version === null ? {} : { 'if-match': `"${version}"` },
    body: { ...wanted, ...why },
  });
  const expected =
    version === null
      ? { status: 428, code: 'availability.version_required' }
      : version === hours.version
        ? { status: 200 }
        : { status: 412, code: 'availability.changed_meanwhile' };
  if (!expectAnswer('editing hours', answer, expected)) return true;
  Object.assign(hours, wanted, { version: hours.version + 1 });
  expectSame('the version of the hours', answer.body.version, hours.version);
  return true;
};

/** Hours of their own for one date from yesterday to four days ahead, or none any more. */
export const overrideDate: Command = async (scene, a, b, c) => {
  const { model } = scene;
  const coach = a % model.supply.length;
  const hours = model.hours[coach] as Hours;
  const { who, path, why } = editorOf(scene, coach, b);
  const date = localDate(hours.zone, model.now, (c % 6) - 1);
  const isRemoval = b % 3 === 0;
  const intervals = overrideFor(Math.floor(c / 6));
  const answer = await ask(scene, who, {
    method: isRemoval ? 'DELETE' : 'PUT',
    path: `${path}/overrides/${date}`,
    body: isRemoval ? why : { intervals, ...why },
  });
  const isKnown = hours.overrides.has(date);
  const expected = isRemoval
    ? isKnown
      ? { status: 204 }
      : { status: 404, code: 'date_override.not_found' }
    : c % 6 === 0
      ? { status: 422, code: 'override.date_past' }
      : { status: 200 };
  if (!expectAnswer(`hours of ${date}`, answer, expected)) return true;
  hours.version += 1;
  if (isRemoval) hours.overrides.delete(date);
  else hours.overrides.set(date, intervals);
  return true;
};

/** Logs in, uses the session, logs out; its token is dead from then on, others are not. */
export const logInAndOut: Command = async (scene, a) => {
  const who = person(scene, a);
  const login = await scene.world.ask({
    method: 'POST',
    path: '/v1/logins',
    body: { email: who.email, password: PASSWORD },
  });
  expectAnswer('logging in', login, { status: 201 });
  const session = { ...who, token: String(login.body.accessToken) };
  const list = () => ask(scene, session, { path: '/v1/bookings?limit=1' });
  expectAnswer('using the session', await list(), { status: 200 });
  const out = await ask(scene, session, { method: 'DELETE', path: '/v1/logins/current' });
  expectAnswer('logging out', out, { status: 204 });
  expectAnswer('after logging out', await list(), { status: 401, code: (await list()).code });
  return true;
};
