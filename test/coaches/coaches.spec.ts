import { Coaches, type Decision } from '../../src/coaches';
import type { TestAccount } from '../support/app';
import { COACH_PROFILE, makeCoach, OFFERING, type TestCoach } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';

describe('coaches', () => {
  const app = useTestApp();
  let admin: TestAccount;

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
  });

  const as = (who: TestAccount) => ({ Authorization: `Bearer ${who.token}` });
  const put = (who: TestAccount, body: object) => app.http().put('/v1/me/coach').set(as(who)).send(body);
  const apply = (who: TestAccount) => app.http().post('/v1/me/coach/application').set(as(who));
  const sell = (who: TestAccount, body: object) =>
    app.http().post('/v1/me/coach/offerings').set(as(who)).send(body);
  const decide = (coach: TestCoach, decision: Decision, reason: string | null = null) =>
    app.database.tx((tx) => app.get(Coaches).decide(tx, coach.coachId, decision, reason, admin.accountId));
  const events = async (coachId: string) => {
    const rows = await app.database.query<{ type: string }>(
      'SELECT type FROM outbox_events WHERE aggregate_id = $1 ORDER BY sequence',
      [coachId],
    );
    return rows.map(({ type }) => type);
  };
  const audit = async (coachId: string) => {
    const rows = await app.database.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY at, id',
      [coachId],
    );
    return rows.map(({ action }) => action);
  };

  it('do not apply without the coach role', async () => {
    const candidate = await app.signUp();
    const { body } = await apply(candidate).expect(403);
    expect(body).toMatchObject({ code: 'auth.wrong_role' });
    await put(candidate, {}).expect(403);
    await app
      .http()
      .post('/v1/me/roles')
      .set(as(candidate))
      .send({ role: 'coach', coachTermsAccepted: true })
      .expect(({ status }) => expect(status).toBeLessThan(300));
    await put(candidate, {}).expect(200);
  });

  it('start with a draft in the zone of their account, and are told what is missing', async () => {
    const ada = await app.signUp({ roles: ['coach'], name: 'Ada', zone: 'Asia/Tokyo' });
    await app.http().get('/v1/me/coach').set(as(ada)).expect(404);
    const { body } = await put(ada, {}).expect(200);
    expect(body).toMatchObject({ name: 'Ada', status: 'draft', zone: 'Asia/Tokyo' });
    const refused = await apply(ada).expect(422);
    expect(refused.body.code).toBe('coach.profile_incomplete');
    expect(refused.body.missing.map(({ field }: { field: string }) => field)).toEqual([
      'company',
      'roleTitle',
      'levelTitle',
      'packKey',
      'levelKey',
      'years',
      'interviewsConducted',
      'bio',
      'languages',
      'principles',
      'offerings',
    ]);
    expect(refused.body.missing).toEqual(body.missing);
  });

  it('are one draft even when two requests make it at once', async () => {
    const twin = await app.signUp({ roles: ['coach'] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(twin, COACH_PROFILE)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it.each([
    [{ packKey: 'no-such-pack' }, 422, 'pack.unknown', 'packKey'],
    [{ packKey: null }, 422, 'coach.pack_missing', 'packKey'],
    [{ levelKey: 'l1' }, 422, 'level.unknown', 'levelKey'],
    [{ principles: ['ownership', 'luck'] }, 422, 'principle.unknown', 'principles.1'],
    [{ competencies: ['juggling'] }, 422, 'competency.unknown', 'competencies.0'],
    [{ languages: ['en', 'xx'] }, 422, 'language.unknown', 'languages.1'],
    [{ languages: ['english'] }, 422, 'request.refused', 'languages.0'],
    [{ zone: 'Mars/Olympus' }, 422, 'zone.unknown', 'zone'],
    [{ meetingRoomUrl: 'http://meet.example.com' }, 422, 'request.refused', 'meetingRoomUrl'],
    [{ meetingRoomUrl: 'javascript:alert(1)' }, 422, 'request.refused', 'meetingRoomUrl'],
    [{ years: -1 }, 422, 'request.refused', 'years'],
    [{ status: 'published' }, 400, 'request.malformed', 'status'],
  ])('cannot write %j', async (change, status, code, field) => {
    const coach = await app.signUp({ roles: ['coach'] });
    const { body } = await put(coach, { ...COACH_PROFILE, ...change });
    expect([body.status, body.code, body.field]).toEqual([status, code, field]);
  });

  it('are published by an admin, with events and an audit trail', async () => {
    const coach = await makeCoach(app, { until: 'applied' });
    await app.http().get(`/v1/coaches/${coach.coachId}`).expect(404);
    await decide(coach, 'publish');
    await app.http().get(`/v1/coaches/${coach.coachId}`).expect(200);
    expect(await events(coach.coachId)).toEqual(['coach.applied', 'coach.published']);
    expect(await audit(coach.coachId)).toEqual(['coach.applied', 'coach.published']);
  });

  it('are rejected with a reason, change anything, and may apply again', async () => {
    const coach = await makeCoach(app, { until: 'applied' });
    await expect(decide(coach, 'reject')).rejects.toMatchObject({ code: 'coach.reason_required' });
    await decide(coach, 'reject', 'Which loops did you run?');
    const { body } = await app.http().get('/v1/me/coach').set(as(coach)).expect(200);
    expect(body).toMatchObject({ status: 'rejected', decisionReason: 'Which loops did you run?' });
    await put(coach, { ...COACH_PROFILE, years: 8 }).expect(200);
    await apply(coach).expect(200);
    expect(await events(coach.coachId)).toEqual(['coach.applied', 'coach.rejected', 'coach.applied']);
  });

  it.each([
    [
      'the profile',
      (who: TestCoach) => put(who, { ...COACH_PROFILE, bio: 'Ran loops for six years, at two sites.' }),
    ],
    [
      'a price',
      (who: TestCoach) =>
        app
          .http()
          .patch(`/v1/me/coach/offerings/${who.offeringIds[0]}`)
          .set(as(who))
          .send({ price: { amount: 9900, currency: 'EUR' } }),
    ],
  ])('may apply again after a rejection once they changed %s, and not before', async (_what, change) => {
    const coach = await makeCoach(app, { until: 'applied' });
    await decide(coach, 'reject', 'Say where you ran them.');
    await put(coach, COACH_PROFILE).expect(200);
    const { body } = await apply(coach).expect(409);
    expect(body).toMatchObject({
      code: 'coach.application_unchanged',
      decisionReason: 'Say where you ran them.',
    });
    await change(coach).expect(200);
    await apply(coach).expect(200);
    await decide(coach, 'reject', 'Still not.');
    await apply(coach).expect(409);
  });

  it('may apply again unchanged when they were rejected before that was kept', async () => {
    const coach = await makeCoach(app, { until: 'applied' });
    await decide(coach, 'reject', 'Say where you ran them.');
    await app.database.query(`UPDATE coaches SET rejected_print = NULL WHERE id = $1`, [coach.coachId]);
    await apply(coach).expect(200);
  });

  it('apply once', async () => {
    const coach = await makeCoach(app, { until: 'draft' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => apply(coach)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(5);
    expect(lost[0]?.body).toMatchObject({ code: 'coach.application_not_allowed', state: 'applied' });
    expect(await events(coach.coachId)).toEqual(['coach.applied']);
  });

  it('are decided on once, whoever decides', async () => {
    const coach = await makeCoach(app, { until: 'applied' });
    const decisions = await Promise.allSettled([decide(coach, 'publish'), decide(coach, 'reject', 'No.')]);
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(decide(coach, 'reject', 'No.')).rejects.toMatchObject({
      code: 'coach.decision_not_allowed',
    });
  });

  it('vanish while suspended', async () => {
    const coach = await makeCoach(app);
    await decide(coach, 'suspend', 'A complaint is being looked into.');
    const { body } = await app.http().get(`/v1/coaches/${coach.coachId}`).expect(404);
    expect(body.code).toBe('coach.not_found');
    await expect(
      app.get(Coaches).offeringOnSale('session', coach.offeringIds[0] ?? ''),
    ).rejects.toMatchObject({
      code: 'offering.not_found',
    });
    await decide(coach, 'publish');
    await app.http().get(`/v1/coaches/${coach.coachId}`).expect(200);
  });

  it('keep their vetted facts, and stay complete, once published', async () => {
    const coach = await makeCoach(app);
    const raised = await put(coach, { ...COACH_PROFILE, qualifications: ['bar_raiser'] }).expect(409);
    expect(raised.body).toMatchObject({ code: 'coach.vetted_fact', field: 'qualifications' });
    const emptied = await put(coach, { ...COACH_PROFILE, languages: [] }).expect(422);
    expect(emptied.body).toMatchObject({ code: 'coach.profile_incomplete', field: 'languages' });
    const { body } = await put(coach, { ...COACH_PROFILE, bio: 'New words.' }).expect(200);
    expect(body).toMatchObject({ status: 'published', bio: 'New words.' });
  });

  it('attack 73: show the public nothing private', async () => {
    const coach = await makeCoach(app, { name: 'Grace' });
    const { body, text } = await app.http().get(`/v1/coaches/${coach.coachId}`).expect(200);
    const shown =
      'alike bio cancelledShare company competencies competencyTitles documentOfferings id interviewsConducted ' +
      'languageNames languages levelKey levelTitle name offerings packKey packTitle pricesFrom principleTitles ' +
      'principles qualifications rating ratings reasons roleTitle sessionsHere takesBookings timesZone ' +
      'usualFeedbackHours years zone';
    expect(Object.keys(body).sort()).toEqual(shown.split(' '));
    for (const secret of [coach.email, coach.accountId, 'secret-room']) expect(text).not.toContain(secret);
    await app.http().get('/v1/coaches/not-an-id').expect(404);
  });

  it.each([
    [{ stageKey: 'dinner' }, 'stage.unknown', 'stageKey'],
    [{ stageKey: 'writing-exercise' }, 'offering.stage_not_bookable', 'stageKey'],
    [{ minutes: 30 }, 'offering.minutes_out_of_bounds', 'minutes'],
    [{ minutes: 61 }, 'offering.minutes_out_of_bounds', 'minutes'],
    [{ price: { amount: 12000, currency: 'JPY' } }, 'price.currency_not_sold', 'price.currency'],
    [{ price: { amount: 499, currency: 'EUR' } }, 'price.out_of_bounds', 'price.amount'],
    [{ packKey: 'northwind-pm' }, 'offering.other_pack', 'packKey'],
  ])('cannot sell %j', async (change, code, field) => {
    const coach = await makeCoach(app, { until: 'draft', offerings: [] });
    const { body } = await sell(coach, { ...OFFERING, ...change }).expect(422);
    expect(body).toMatchObject({ code, field });
  });

  it('cannot sell at a fraction of a cent', async () => {
    const coach = await makeCoach(app, { until: 'draft', offerings: [] });
    await sell(coach, { ...OFFERING, price: { amount: 120.5, currency: 'EUR' } }).expect(400);
  });

  it('sell a stage at a length once, also when asked at once, and again after retiring it', async () => {
    const coach = await makeCoach(app, { until: 'draft', offerings: [] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => sell(coach, OFFERING)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('offering.duplicate');
    const path = `/v1/me/coach/offerings/${made[0]?.body.id}`;
    await app.http().patch(path).set(as(coach)).send({ active: false }).expect(200);
    await sell(coach, OFFERING).expect(201);
    const revived = await app.http().patch(path).set(as(coach)).send({ active: true }).expect(409);
    expect(revived.body.code).toBe('offering.duplicate');
  });

  it('sell the same stage and length once in each currency, also by changing the price or reviving', async () => {
    const coach = await makeCoach(app, { until: 'draft', offerings: [] });
    const dollars = { ...OFFERING, price: { amount: 13000, currency: 'USD' } };
    const answers = await Promise.all(
      [OFFERING, dollars, OFFERING, dollars].map((wish) => sell(coach, wish)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    const { body } = await app.http().get('/v1/me/coach/offerings').set(as(coach)).expect(200);
    const items = body.items as { id: string; price: object }[];
    expect(items.map(({ price }) => price)).toEqual(expect.arrayContaining([OFFERING.price, dollars.price]));
    const euro = items.find(({ price }) => 'currency' in price && price.currency === 'EUR');
    const change = (to: object) =>
      app.http().patch(`/v1/me/coach/offerings/${euro?.id}`).set(as(coach)).send(to);
    const moved = await change({ price: { amount: 9000, currency: 'USD' } });
    expect(moved.body).toMatchObject({ status: 409, code: 'offering.duplicate' });
    await change({ price: { amount: 9000, currency: 'EUR' } }).expect(200);
    await change({ active: false }).expect(200);
    await change({ active: true }).expect(200);
  });

  it('change the price of what they sell, and only of that', async () => {
    const coach = await makeCoach(app);
    const other = await makeCoach(app);
    const path = `/v1/me/coach/offerings/${coach.offeringIds[0]}`;
    const price = { amount: 15000, currency: 'USD' };
    const { body } = await app.http().patch(path).set(as(coach)).send({ price }).expect(200);
    expect(body).toMatchObject({ price, minutes: 60, active: true });
    const foreign = await app.http().patch(path).set(as(other)).send({ price }).expect(404);
    expect(foreign.body.code).toBe('offering.not_found');
    await app.http().patch(path).set(as(coach)).send({ minutes: 45 }).expect(400);
  });

  it('show only what is on sale', async () => {
    const coach = await makeCoach(app, { offerings: [OFFERING, { ...OFFERING, stageKey: 'onsite' }] });
    const path = `/v1/me/coach/offerings/${coach.offeringIds[0]}`;
    await app.http().patch(path).set(as(coach)).send({ active: false }).expect(200);
    const { body } = await app.http().get(`/v1/coaches/${coach.coachId}`).expect(200);
    expect(body.offerings.map(({ id }: { id: string }) => id)).toEqual([coach.offeringIds[1]]);
    const own = await app.http().get('/v1/me/coach/offerings').set(as(coach)).expect(200);
    expect(own.body.items).toHaveLength(2);
  });

  it('keep their pack while they sell for it', async () => {
    const coach = await makeCoach(app, { until: 'draft' });
    const other = {
      packKey: 'northwind-pm',
      levelKey: 'lead-pm',
      principles: ['one-rope'],
      competencies: ['analysis'],
    };
    const { body } = await put(coach, { ...COACH_PROFILE, ...other }).expect(409);
    expect(body).toMatchObject({ code: 'coach.pack_in_use', field: 'packKey' });
  });

  it('wait for vetting in the order of their applications', async () => {
    app.clock.advance({ minutes: 1 });
    const first = await makeCoach(app, { until: 'applied' });
    app.clock.advance({ minutes: 1 });
    const second = await makeCoach(app, { until: 'applied' });
    const coaches = app.get(Coaches);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await coaches.applications({ limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      expect(page.items[0]).toMatchObject({ status: 'applied', missing: [] });
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.slice(-2)).toEqual([first.coachId, second.coachId]);
    expect(await coaches.review(first.coachId)).toMatchObject({
      email: first.email,
      offerings: [{ minutes: 60 }],
    });
  });
});
