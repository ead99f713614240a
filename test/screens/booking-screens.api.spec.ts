import { as, bookingCalls, LONG_TOKENS, NOBODYS_ID } from '../bookings/booking-fixture';
import { paid as paidDocument, documentCoachOf } from '../documents/document-fixture';
import { fileForm, goTo, startForm, saveForm, completeDraft, submitForm } from '../forms/forms-fixture';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, firstSlots, holdSlot, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const [TOKYO, PARIS] = ['Asia/Tokyo', 'Europe/Paris'];

describe('the bookings of somebody', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS }, { check: 'after each test' });
  let coach: TestCoach;
  const { get, cancel, report } = bookingCalls(() => app);
  const list = (who: TestAccount, query: object = {}) =>
    app.http().get('/v1/bookings').set(as(who)).query(query);
  const toDo = async (who: TestAccount): Promise<[string, string][]> => {
    const { body } = await get(who, 'to-do').expect(200);
    return body.items.map((item: { id: string; toDo: { kind: string } }) => [item.id, item.toDo.kind]);
  };
  const overview = async (who: TestAccount) =>
    (await app.http().get('/v1/me/overview').set(as(who)).expect(200)).body;
  const booked = async (): Promise<PaidBooking> =>
    bookAndPay(app, { coach, candidate: await app.signUp({ zone: TOKYO, name: 'Kenji Candidate' }) });
  const action = (body: { actions: { name: string }[] }, wanted: string) =>
    body.actions.find(({ name }) => name === wanted);

  beforeEach(async () => {
    coach = await publishedCoach(app, { name: 'Clara Coach', zone: PARIS });
  });

  it('are told in words for each side, with the wall of both', async () => {
    const booking = await booked();
    const { body: theirs } = await get(booking.candidate, booking.id).expect(200);
    expect(theirs).toMatchObject({
      side: 'candidate',
      other: { name: 'Clara Coach', zone: PARIS },
      state: { key: 'booked', word: 'Booked', sentence: expect.stringContaining('Tokyo time') },
      next: { action: 'addToCalendar' },
      yourShare: null,
      selfGrade: { status: 'not_started' },
      money: { receipt: expect.stringMatching(/^GR-/) },
      document: null,
    });
    expect(theirs.changesAt).toBe(new Date(booking.startsAt.getTime() - 15 * 60_000).toISOString());
    expect(theirs.steps.map(({ key }: { key: string }) => key)).toEqual([
      'paid',
      'meet',
      'grade',
      'feedback',
    ]);
    expect(theirs.history.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'You chose the time; it waits to be paid.',
      'You paid, and it was booked.',
    ]);
    const { body: ours } = await get(coach, booking.id).expect(200);
    expect(ours).toMatchObject({
      side: 'coach',
      other: { name: 'Kenji Candidate', zone: TOKYO },
      next: { action: 'openKit' },
      yourShare: { amount: 9_600, earned: false },
      selfGrade: null,
      money: { receipt: null },
    });
    expect(theirs.other.startsAtLocal).toBe(ours.startsAtLocal);
    expect(ours.endsAtLocal).toMatch(/\+0[12]:00$/);
  });

  it('lead to a calendar file of the reader’s own side', async () => {
    const booking = await booked();
    for (const [who, other] of [
      [booking.candidate, 'Clara Coach'],
      [coach, 'Kenji Candidate'],
    ] as const) {
      const { body } = await get(who, booking.id).expect(200);
      const { text } = await app.http().get(body.calendarFile).expect(200);
      expect(text).toContain(`with ${other}`);
    }
  });

  it('are looked for by several statuses and both kinds', async () => {
    const candidate = await app.signUp();
    const [first = '', second] = await firstSlots(app, coach, 2);
    const one = await bookAndPay(app, { coach, candidate, startsAt: first });
    const held = await holdSlot(app, { coach, candidate, startsAt: second });
    await cancel(candidate, one.id).expect(200);
    const ids = async (query: object) =>
      (await list(candidate, query).expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids({ status: 'cancelled,held' })).toEqual([held.booking.id, one.id]);
    expect(await ids({ status: ['cancelled', 'expired'] })).toEqual([one.id]);
    const { candidate: author, id } = await paidDocument(app, await documentCoachOf(app, coach));
    const { body } = await list(author, { kind: 'all', when: 'upcoming' }).expect(200);
    expect(body.items).toMatchObject([
      { id, kind: 'document', state: { key: 'document_awaited' }, toDo: { kind: 'uploadDocument' } },
    ]);
    expect((await get(author, id).expect(200)).body.document).toMatchObject({ id, documents: [] });
  });

  it('come page by page, each row with its state', async () => {
    const candidate = await app.signUp();
    for (const startsAt of await firstSlots(app, coach, 3))
      await bookAndPay(app, { coach, candidate, startsAt });
    const { body } = await list(candidate, { limit: 2 }).expect(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ state: { word: 'Booked' }, pack: { key: 'amazon-tpm' } });
    expect(body.nextCursor).not.toBeNull();
  });

  it('wait for whoever is to do something, until when, and are counted', async () => {
    const candidate = await app.signUp();
    expect([await toDo(candidate), await overview(candidate)]).toEqual([
      [],
      { toDo: 0, owed: 0, coach: null },
    ]);
    const held = await holdSlot(app, { coach, candidate });
    expect(await toDo(candidate)).toEqual([[held.booking.id, 'pay']]);
    expect(await overview(candidate)).toMatchObject({ toDo: 1 });
    await app.stripe.pay(new URL(held.booking.checkout.url).pathname.split('/').at(-1) ?? '');
    await app.settle();
    expect(await toDo(candidate)).toEqual([]);
    await goTo(app, new Date(held.booking.startsAt), -5);
    expect(await toDo(candidate)).toEqual([[held.booking.id, 'join']]);
    expect(await toDo(coach)).toEqual([[held.booking.id, 'join']]);
    await goTo(app, new Date(held.booking.endsAt), 5);
    expect(await toDo(candidate)).toEqual([[held.booking.id, 'gradeYourself']]);
    expect(await toDo(coach)).toEqual([[held.booking.id, 'writeFeedback']]);
    expect(await overview(coach)).toEqual({
      toDo: 1,
      owed: 1,
      coach: { id: coach.coachId, status: 'published' },
    });
  });

  it('tell who opened the room, to both and to admins, and to nobody before anybody did', async () => {
    const booking = await booked();
    await goTo(app, booking.startsAt, -10);
    expect((await get(coach, booking.id)).body).toMatchObject({
      roomOpenings: [],
      state: { key: 'room_open', sentence: 'The room is open. Kenji Candidate has not opened the room yet.' },
    });
    for (let again = 0; again < 3; again += 1) await get(booking.candidate, booking.id, '/join').expect(200);
    const at = app.clock.now().toISOString();
    const admin = await app.signUp({ roles: ['admin'] });
    for (const { body } of [
      await get(coach, booking.id),
      await get(booking.candidate, booking.id),
      await app.http().get(`/v1/admin/bookings/${booking.id}`).set(as(admin)),
    ])
      expect(body.roomOpenings).toMatchObject([{ side: 'candidate', at }]);
    expect((await get(coach, booking.id)).body.state.sentence).toContain(
      'Kenji Candidate opened the room at',
    );
  });

  it('say of a payment that comes back what is known: sent, left, or paid', async () => {
    const candidate = await app.signUp();
    const { booking } = await holdSlot(app, { coach, candidate });
    const back = (query: string) => get(candidate, booking.id, query);
    expect((await back('?back=paid')).body).toMatchObject({
      state: { key: 'payment_sent' },
      next: { action: null },
    });
    expect((await back('?back=left')).body).toMatchObject({
      state: { key: 'left_payment' },
      next: { action: 'pay' },
    });
    await back('?back=elsewhere').expect(400);
    await app.stripe.pay(new URL(booking.checkout.url).pathname.split('/').at(-1) ?? '');
    await app.settle();
    expect((await back('?back=paid')).body.state.key).toBe('booked');
  });

  it('that are cancelled say by whom, why, and what went back when', async () => {
    const booking = await booked();
    await cancel(coach, booking.id, { reason: 'I am ill.' }).expect(200);
    const before = (await get(booking.candidate, booking.id)).body;
    expect(before).toMatchObject({
      state: { key: 'cancelled', word: 'Cancelled by Clara Coach' },
      cancellation: { by: 'other', reason: 'I am ill.' },
      money: {
        refunds: [
          { refund: { amount: 12_000, currency: 'EUR' }, why: 'Cancelled by coach.', arrivedAt: null },
        ],
      },
    });
    await app.settle();
    const after = (await get(booking.candidate, booking.id)).body;
    expect(after.money.refunds).toMatchObject([{ status: 'succeeded', arrivedAt: expect.any(String) }]);
    expect(after.history.at(-1).sentence).toBe('120.00 EUR went back to you.');
    expect((await get(coach, booking.id)).body).toMatchObject({
      cancellation: { by: 'you' },
      yourShare: null,
    });
  });

  it('that were missed say what each side said, until when to answer, and what was decided and why', async () => {
    const booking = await booked();
    await goTo(app, booking.endsAt, -5);
    await report(coach, booking.id, { missing: 'candidate', note: 'I waited.' }).expect(200);
    const accused = (await get(booking.candidate, booking.id)).body;
    const closes = new Date(booking.endsAt.getTime() + 24 * 3_600_000).toISOString();
    expect(accused).toMatchObject({
      state: { key: 'no_show', word: 'Clara Coach reported that you did not come' },
      noShow: {
        reports: [{ reporter: 'coach', missing: 'candidate', note: 'I waited.' }],
        answerUntil: closes,
      },
      toDo: { kind: 'answerNoShow', until: closes },
    });
    await report(booking.candidate, booking.id, { missing: 'coach' }).expect(200);
    expect((await get(coach, booking.id)).body).toMatchObject({ state: { key: 'disputed' }, decision: null });
    const admin = await app.signUp({ roles: ['admin'] });
    await app
      .http()
      .post(`/v1/admin/bookings/${booking.id}/resolution`)
      .set(as(admin))
      .send({ outcome: 'coach_no_show', reason: 'The room was empty.' })
      .expect(200);
    await app.settle();
    expect((await get(booking.candidate, booking.id)).body).toMatchObject({
      state: { word: 'Decided: Clara Coach missed it' },
      decision: {
        outcome: 'coach_no_show',
        reason: 'The room was empty.',
        sentence: 'Decided: The coach missed it.',
      },
    });
  });

  it('have the feedback in short once it can be read, and its correction', async () => {
    const booking = await booked();
    const form = await startForm(app, booking, 'open');
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    expect((await get(booking.candidate, booking.id)).body).toMatchObject({
      report: null,
      state: { key: 'grade_yourself' },
    });
    expect((await get(coach, booking.id)).body).toMatchObject({ state: { key: 'feedback_filed' } });
    await goTo(app, booking.endsAt, 73 * 60);
    expect((await get(booking.candidate, booking.id)).body).toMatchObject({
      state: { key: 'feedback_released' },
      next: { action: 'readFeedback' },
      report: { recommendation: expect.any(String), amendment: null },
    });
  });

  it('show the rating to its candidate, and to its coach once they may read it', async () => {
    const booking = await booked();
    await fileForm(app, booking);
    const rating = { stars: 4 };
    await app
      .http()
      .post(`/v1/bookings/${booking.id}/rating`)
      .set(as(booking.candidate))
      .send(rating)
      .expect(201);
    expect((await get(booking.candidate, booking.id)).body.rating).toMatchObject({ stars: 4 });
    expect(action((await get(booking.candidate, booking.id)).body, 'rate')).toBeUndefined();
  });

  it('are nobody else’s', async () => {
    const booking = await booked();
    for (const id of [booking.id, NOBODYS_ID]) {
      const { status, body } = await get(await app.signUp(), id);
      expect([status, body.code]).toEqual([404, 'booking.not_found']);
    }
  });
});
