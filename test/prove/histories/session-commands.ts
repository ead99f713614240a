import { completeDraft } from '../../forms/forms-fixture';
import { settleAttendance } from './clockwork';
import { refusedCancellation } from './booking-commands';
import { expectedView, seenOf } from './expected-view';
import { overAt, release } from './feedback-model';
import {
  DAY,
  hasSession,
  MINUTE,
  type Model,
  type ModelBooking,
  type ModelForm,
  type Side,
  sideOf,
} from './model';
import {
  ask,
  type Command,
  conflict,
  type Expected,
  expectAnswer,
  expectSame,
  iso,
  NOT_FOUND,
  person,
  pickBooking,
  type Scene,
  someoneOf,
} from './scene';

const NO_SHOW = { candidate: 'candidate_no_show', coach: 'coach_no_show' } as const;
const HAPPENED = ['confirmed', 'completed', 'candidate_no_show', 'coach_no_show'];

/** Whether a report changes anything: the same again does not, naming the other side contradicts. */
const reportChanges = ({ status }: ModelBooking, missing: Side): boolean => status !== NO_SHOW[missing];

const refusedReport = (
  model: Model,
  booking: ModelBooking,
  reporter: Side,
  missing: Side,
): Expected | null => {
  if (!HAPPENED.includes(booking.status)) return conflict('booking.no_show_not_possible');
  if (model.now < booking.startMs + 15 * MINUTE) return conflict('booking.no_show_too_early');
  if (model.now >= booking.endMs + DAY) return conflict('booking.no_show_too_late');
  if (booking.settled && reportChanges(booking, missing)) return conflict('booking.no_show_settled');
  return booking.reporters.has(reporter) ? conflict('booking.no_show_reported') : null;
};

/** Somebody says who did not come. */
export const reportNoShow: Command = async (scene, a, b, c) => {
  const { model } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = someoneOf(scene, booking, b);
  const missing: Side = c % 2 === 0 ? 'candidate' : 'coach';
  const answer = await ask(scene, person(scene, who), {
    method: 'POST',
    path: `/v1/bookings/${booking.id}/no-show-reports`,
    body: { missing },
  });
  const reporter = sideOf(booking, who);
  const isRepeated = reporter !== null && booking.reporters.get(reporter) === missing;
  const refused = reporter ? !isRepeated && refusedReport(model, booking, reporter, missing) : NOT_FOUND;
  if (!expectAnswer(`reporting that the ${missing} was missing`, answer, refused || { status: 200 }))
    return true;
  if (!isRepeated) applyReport(model, booking, reporter as Side, missing);
  expectSame('the reported booking', seenOf(answer.body), expectedView(model, booking, who));
  return true;
};

/** An admission settles at once, an accusation 24 hours after the end, a contradiction waits for an admin. */
const applyReport = (model: Model, booking: ModelBooking, reporter: Side, missing: Side): void => {
  booking.reporters.set(reporter, missing);
  const isContradiction = booking.status === NO_SHOW.candidate || booking.status === NO_SHOW.coach;
  const isAdmission = reporter === missing;
  if (reportChanges(booking, missing)) {
    if (isContradiction) {
      booking.status = 'under_review';
      booking.settlesAt = null;
      return;
    }
    booking.status = NO_SHOW[missing];
    booking.settlesAt = isAdmission ? model.now : booking.endMs + DAY;
  } else if (isAdmission) booking.settlesAt = model.now;
  if (isAdmission) settleAttendance(booking);
};

/** An admin decides between two contradicting reports. */
export const resolve: Command = async (scene, a, b) => {
  const { model, world } = scene;
  const disputed = model.bookings.find(({ status }) => status === 'under_review');
  const booking = disputed ?? pickBooking(scene, a);
  if (!booking || (!disputed && a % 4 !== 0)) return false;
  const outcome = (['completed', 'candidate_no_show', 'coach_no_show'] as const)[
    b % 3
  ] as ModelBooking['status'];
  const answer = await ask(scene, world.admin, {
    method: 'POST',
    path: `/v1/admin/bookings/${booking.id}/resolution`,
    body: { outcome, reason: 'Looked at the recording.' },
  });
  const expected = disputed ? { status: 200 } : conflict('booking.not_under_review');
  if (!expectAnswer('deciding', answer, expected)) return true;
  booking.status = outcome;
  booking.settlesAt = model.now;
  settleAttendance(booking);
  expectSame('the decided booking', seenOf(answer.body), expectedView(model, booking, -1));
  return true;
};

/** Only coaches reach the forms at all; of them only the session's own. */
const refusedToCoach = (scene: Scene, booking: ModelBooking, who: number): Expected | null => {
  if (who >= scene.model.supply.length) return { status: 403, code: 'auth.wrong_role' };
  return who === booking.coach ? null : NOT_FOUND;
};

const refusedStart = (model: Model, booking: ModelBooking): Expected | null => {
  if (booking.form) return null;
  if (!hasSession(booking)) return conflict('form.no_session');
  return model.now < booking.startMs ? conflict('form.too_early') : null;
};

export const startForm: Command = async (scene, a, b) => {
  const { model } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = b % 4 === 0 ? someoneOf(scene, booking, b) : booking.coach;
  const answer = await ask(scene, person(scene, who), {
    method: 'POST',
    path: `/v1/bookings/${booking.id}/form`,
  });
  const refused = refusedToCoach(scene, booking, who) ?? refusedStart(model, booking);
  if (!expectAnswer('starting a form', answer, refused ?? { status: 201 })) return true;
  const { id, template } = answer.body as unknown as ModelForm;
  booking.form ??= { id, version: 1, complete: false, submitted: false, released: false, template };
  expectForm(answer.body, booking.form);
  return true;
};

const expectForm = (body: Record<string, unknown>, { id, version, complete, submitted }: ModelForm): void => {
  const hasGaps = (body.gaps as unknown[]).length > 0;
  expectSame(
    'the form',
    { id: body.id, version: body.version, status: body.status, hasGaps },
    { id, version, status: submitted ? 'submitted' : 'in_progress', hasGaps: !submitted && !complete },
  );
};

const formOf = (scene: Scene, choice: number): { booking: ModelBooking; form: ModelForm } | null => {
  const written = scene.model.bookings.filter(({ form }) => form !== null);
  const booking = written[choice % Math.max(1, written.length)];
  return booking?.form ? { booking, form: booking.form } : null;
};

/** A coach saves a draft: complete, with a gap, or over a version that is not the present one. */
export const saveForm: Command = async (scene, a, b) => {
  const found = formOf(scene, a);
  if (!found) return false;
  const { booking, form } = found;
  const isOld = b % 5 === 0;
  const complete = b % 3 !== 0;
  const draft = completeDraft({ ...form, version: form.version });
  const answer = await ask(scene, person(scene, booking.coach), {
    method: 'PUT',
    path: `/v1/forms/${form.id}`,
    headers: { 'if-match': `"${isOld ? form.version + 1 : form.version}"` },
    body: complete ? draft : { ...draft, competencies: {} },
  });
  const expected = form.submitted
    ? conflict('form.submitted')
    : isOld
      ? { status: 412, code: 'form.changed_meanwhile' }
      : { status: 200 };
  if (!expectAnswer('saving a form', answer, expected)) return true;
  form.version += 1;
  form.complete = complete;
  expectForm(answer.body, form);
  return true;
};

export const submitForm: Command = async (scene, a, b) => {
  const found = formOf(scene, a);
  if (!found) return false;
  const { booking, form } = found;
  const who = b % 5 === 0 ? person(scene, booking.coach === 0 ? 1 : 0) : person(scene, booking.coach);
  const isOwn = who === person(scene, booking.coach);
  const answer = await ask(scene, who, { method: 'POST', path: `/v1/forms/${form.id}/submission` });
  const expected = isOwn ? submission(scene.model, booking, form) : { status: 404, code: 'form.not_found' };
  if (!expectAnswer('submitting a form', answer, expected)) return true;
  form.submitted = true;
  release(scene.model, booking);
  form.version += 1;
  expectForm(answer.body, form);
  return true;
};

const submission = ({ now }: Model, booking: ModelBooking, { submitted, complete }: ModelForm): Expected => {
  if (submitted) return conflict('form.submitted');
  if (!hasSession(booking)) return conflict('form.no_session');
  if (now < overAt(booking)) return conflict('form.submission_too_early');
  return complete ? { status: 200 } : { status: 422, code: 'form.incomplete' };
};

/** The candidate rates the coach: once, after a completed session. */
export const rate: Command = async (scene, a, b, c) => {
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = b % 4 === 0 ? someoneOf(scene, booking, b) : booking.candidate;
  const stars = 1 + (c % 5);
  const answer = await ask(scene, person(scene, who), {
    method: 'POST',
    path: `/v1/bookings/${booking.id}/rating`,
    body: { stars },
  });
  const refused =
    who !== booking.candidate
      ? NOT_FOUND
      : booking.status !== 'completed'
        ? conflict('rating.session_not_completed')
        : booking.rating !== null
          ? conflict('rating.exists')
          : null;
  if (expectAnswer('rating', answer, refused ?? { status: 201 })) booking.rating = stars;
  return true;
};

/** Everything about a session that can be read, by one of its two people or by a stranger. */
export const read: Command = async (scene, a, b, c) => {
  const { model } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = someoneOf(scene, booking, b);
  const what = READINGS[c % READINGS.length] as string;
  const answer = await ask(scene, person(scene, who), { path: `/v1/bookings/${booking.id}/${what}` });
  const side = sideOf(booking, who);
  const expected = side ? refusedReading(model, booking, side, what) : NOT_FOUND;
  if (!expectAnswer(`reading ${what} as ${side ?? 'a stranger'}`, answer, expected ?? { status: 200 }))
    return true;
  if (what === 'cancellation-quote') {
    const { priceMinor: amount, currency } = model.supply[booking.coach] ?? {};
    expectSame('the quote', answer.body.refund, { amount, currency });
    expectSame('its end', answer.body.changesAt, iso(booking.startMs));
  }
  if (what === 'rating') expectSame('the stars', answer.body.stars, booking.rating);
  return true;
};

type Reading = (model: Model, booking: ModelBooking, side: Side) => boolean | Expected | null;

/** What can be read of a session; true or null: it may be, false: it is hidden. */
const READABLE: Record<string, Reading> = {
  'cancellation-quote': (model, booking) => refusedCancellation(model, booking),
  kit: (_, booking, side) => side === 'coach' && hasSession(booking),
  form: (_, { form }, side) => form !== null && (side === 'coach' || form.released),
  rating: (model, { form, rating, endMs }, side) =>
    rating !== null && (side === 'candidate' || form?.released === true || model.now >= endMs + 15 * DAY),
  join: (model, { startMs, endMs, status }) =>
    (model.now >= startMs - 15 * MINUTE &&
      model.now < endMs + 30 * MINUTE &&
      (status === 'confirmed' || status === 'completed')) ||
    conflict('booking.join_closed'),
};
const READINGS = Object.keys(READABLE);

/** Null: may be read. */
const refusedReading = (model: Model, booking: ModelBooking, side: Side, what: string): Expected | null => {
  const readable = READABLE[what]?.(model, booking, side) ?? true;
  if (readable === true) return null;
  return readable === false ? { status: 404, code: `${what}.not_found` } : readable;
};
