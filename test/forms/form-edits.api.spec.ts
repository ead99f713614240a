import type { TestCoach } from '../support/coaches';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { as, completeDraft, fileForm, goTo, LONG_TOKENS, startForm, submitForm } from './forms-fixture';

describe('edits of a form', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let coach: TestCoach;

  beforeAll(async () => {
    coach = await publishedCoach(app);
  });

  const edit = (id: string, changes: object[]) =>
    app.http().patch(`/v1/forms/${id}`).set(as(coach)).send({ changes });
  const takeNote = (id: string, note: object) =>
    app.http().post(`/v1/forms/${id}/notes`).set(as(coach)).send(note);
  const started = async () => startForm(app, await bookAndPay(app, { coach }));
  const reason = (now: string, was?: string) => ({ field: 'recommendation.reason', was, now });

  it('are merged field by field, whoever came first', async () => {
    const form = await started();
    await edit(form.id, [{ field: 'notes.n1.summary', now: 'A migration.' }, reason('Delivers.')]).expect(
      200,
    );
    const fromPhone = await edit(form.id, [
      { field: 'notes.n1.impression', now: 'Calm.' },
      { field: 'notes.n1.summary', was: 'A migration.', now: 'A migration nobody owned.' },
    ]).expect(200);
    expect(fromPhone.body).toMatchObject({
      version: 3,
      conflicts: [],
      answers: {
        notes: [{ id: 'n1', fields: { summary: 'A migration nobody owned.', impression: 'Calm.' } }],
        recommendation: { reason: 'Delivers.' },
      },
    });
    expect(fromPhone.headers.etag).toBe('"3"');
  });

  it('overwrite nothing: an edit of what has changed comes back with both texts, the others are made', async () => {
    const form = await started();
    await edit(form.id, [reason('Delivers.')]).expect(200);
    const { body } = await edit(form.id, [
      reason('From the train.', 'An older text.'),
      { field: 'recommendation.next-steps', now: 'Two more stories.' },
    ]).expect(200);
    expect(body.conflicts).toEqual([
      { field: 'recommendation.reason', stored: 'Delivers.', yours: 'From the train.' },
    ]);
    expect(body.answers.recommendation).toEqual({
      reason: 'Delivers.',
      'next-steps': 'Two more stories.',
    });
    const chosen = await edit(form.id, [reason('From the train.', 'Delivers.')]).expect(200);
    expect(chosen.body).toMatchObject({
      conflicts: [],
      answers: { recommendation: { reason: 'From the train.' } },
    });
  });

  it('that cannot stand are named by the path that they came with, and say why', async () => {
    const form = await started();
    await edit(form.id, [{ field: 'notes.n1.summary', now: 'A migration.' }]).expect(200);
    const unknown = { field: 'notes.n9.question', now: { questionKey: 'nobody-asks-this' } };
    expect((await edit(form.id, [unknown]).expect(422)).body).toMatchObject({
      code: 'form.invalid',
      detail: 'One value cannot stand in this form.',
      errors: [{ field: 'notes.n9.question', message: expect.stringContaining('nobody-asks-this') }],
    });
    const noDay = { field: 'notes.n1.asked-at', now: '2027-02-31T10:00:00Z' };
    expect((await edit(form.id, [noDay]).expect(422)).body).toMatchObject({ field: 'notes.n1.asked-at' });
    const long = { field: 'notes.n1.summary', was: 'A migration.', now: 'x'.repeat(20_001) };
    expect((await edit(form.id, [long]).expect(422)).body).toMatchObject({
      field: 'changes.0.now',
      detail: 'Keep the new value to at most 20,000 characters.',
    });
    const hidden = { field: 'notes.n1.summary', was: 'A migration.', now: 'a\u0000b' };
    const { body } = await edit(form.id, [hidden]).expect(422);
    expect(body.detail).not.toContain('Invalid input');
  });

  it('may arrive twice', async () => {
    const form = await started();
    const once = await edit(form.id, [reason('Delivers.')]).expect(200);
    const twice = await edit(form.id, [reason('Delivers.')]).expect(200);
    expect(twice.body).toEqual(once.body);
  });

  it('of one field by many at once: one is made, every other comes back', async () => {
    const form = await started();
    const texts = Array.from({ length: 8 }, (_, index) => `Text ${index}`);
    const answers = await Promise.all(texts.map((text) => edit(form.id, [reason(text)])));
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    const { body } = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    const kept: string = body.answers.recommendation.reason;
    const returned = answers.flatMap((answer) => answer.body.conflicts as { yours: string }[]);
    expect([kept, ...returned.map(({ yours }) => yours)].sort()).toEqual(texts);
  });

  it('of many fields by many at once are all made', async () => {
    const form = await started();
    const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
    const answers = await Promise.all(
      names.map((name) => edit(form.id, [{ field: `notes.${name}.summary`, now: `Text of ${name}` }])),
    );
    expect(answers.flatMap(({ body }) => body.conflicts)).toEqual([]);
    const { body } = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    expect(body.answers.notes.map(({ id }: { id: string }) => id).sort()).toEqual(names);
  });

  it('that cannot stand are named, and then none is made', async () => {
    const form = await started();
    const { body } = await edit(form.id, [
      reason('Delivers.'),
      { field: 'principles.frugality.grade', now: 'raising_bar' },
      { field: 'competencies.delivery.grade', now: 'excellent' },
    ]).expect(422);
    expect(body.errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`)).toEqual([
      'competencies.delivery.grade form.invalid_value',
      'principles.frugality form.principle_not_assigned',
    ]);
    const kept = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    expect(kept.body).toMatchObject({ version: 1, answers: { recommendation: {} } });
  });

  it.each([
    ['a path that is none', 422, [{ field: 'mood', now: 'fine' }], 'changes.0.field'],
    ['nothing to edit', 422, [], 'changes'],
    ['a member we do not know', 400, [{ field: 'recommendation.reason', now: 'x', then: 'y' }], 'changes.0'],
  ])('with %s are refused', async (_title, status, changes, field) => {
    const form = await started();
    const { body } = await edit(form.id, changes).expect(status);
    expect(JSON.stringify(body)).toContain(field);
  });

  it('beyond forty notes are refused, however few at a time', async () => {
    const form = await started();
    const notes = Array.from({ length: 41 }, (_, index) => ({
      field: `notes.n${index}.summary`,
      now: 'Said so.',
    }));
    await edit(form.id, notes.slice(0, 40)).expect(200);
    const { body } = await edit(form.id, notes.slice(40)).expect(422);
    expect(body).toMatchObject({ code: 'form.invalid', field: 'notes' });
  });

  it('end with the submission', async () => {
    const form = await fileForm(app, await bookAndPay(app, { coach }));
    const { body } = await edit(form.id, [reason('Too late.')]).expect(409);
    expect(body.code).toBe('form.submitted');
    await takeNote(form.id, { id: 'n9', fields: { summary: 'Too late.' } }).expect(409);
  });

  describe('notes taken during the session', () => {
    it('are bound to a question of the kit, stamped with the time, and there once', async () => {
      const booking = await bookAndPay(app, { coach });
      await goTo(app, booking.startsAt, 12);
      const { body: form } = await app
        .http()
        .post(`/v1/bookings/${booking.id}/form`)
        .set(as(coach))
        .expect(201);
      const kit = await app.http().get(`/v1/bookings/${booking.id}/kit`).set(as(coach)).expect(200);
      const [{ key, text }] = kit.body.questions as [{ key: string; text: string }];
      const note = { id: 'live-1', fields: { question: { questionKey: key } } };
      const { body } = await takeNote(form.id, note).expect(201);
      const at = new Date(booking.startsAt.getTime() + 12 * 60_000).toISOString();
      expect(body).toMatchObject({
        conflicts: [],
        answers: {
          notes: [{ id: 'live-1', fields: { question: { questionKey: key, text }, 'asked-at': at } }],
        },
      });
      await goTo(app, booking.startsAt, 20);
      const again = await takeNote(form.id, note).expect(201);
      expect(again.body).toEqual(body);
    });

    it('keep the time that their writer gives them', async () => {
      const form = await started();
      const at = '2027-03-01T17:10:00Z';
      const { body } = await takeNote(form.id, {
        id: 'n1',
        fields: { summary: 'So.', 'asked-at': at },
      }).expect(201);
      expect(body.answers.notes[0].fields['asked-at']).toBe(at);
    });

    it('never overwrite a note of the same name', async () => {
      const form = await started();
      await takeNote(form.id, { id: 'n1', fields: { summary: 'From the laptop.' } }).expect(201);
      const { body } = await takeNote(form.id, { id: 'n1', fields: { summary: 'From the phone.' } }).expect(
        201,
      );
      expect(body.conflicts).toEqual([
        { field: 'notes.n1.summary', stored: 'From the laptop.', yours: 'From the phone.' },
      ]);
    });
  });

  it('show how far the form is, up to 100 percent when it can be submitted', async () => {
    const form = await started();
    const draft = completeDraft(form);
    const { notes, ...rest } = draft;
    await app
      .http()
      .put(`/v1/forms/${form.id}`)
      .set(as(coach))
      .set('If-Match', '"1"')
      .send({ ...rest, notes: [] })
      .expect(200);
    const before = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    expect(before.body.progress.percent).toBeLessThan(100);
    expect(before.body.progress.parts[0]).toMatchObject({ part: 'notes', done: 0, of: 2 });
    for (const note of notes) await takeNote(form.id, note).expect(201);
    const after = await app.http().get(`/v1/forms/${form.id}`).set(as(coach)).expect(200);
    expect(after.body.progress.percent).toBe(100);
    await submitForm(app, coach, form.id).expect(200);
  });
});
