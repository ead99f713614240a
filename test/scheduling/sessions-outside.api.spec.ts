import { auditedData } from '../../src/platform/audit/audit';
import type { TestAccount } from '../support/app';
import { makeCoach, type TestCoach } from '../support/coaches';
import { bookAndPay, holdSlot, type PaidBooking } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const MINE = '/v1/me/coach/availability';
const EVENINGS = {
  zone: 'Europe/Paris',
  weekly: [{ days: [1, 2, 3, 4, 5], start: '18:00', end: '21:00' }],
};
const WEDNESDAY = '2027-02-03T17:00:00.000Z';
const THURSDAY = '2027-02-04T18:00:00.000Z';

describe('changed hours and what is booked', () => {
  const app = useTestApp({ accessTokenMinutes: 60 * 24 * 7 });
  let admin: TestAccount;
  let coach: TestCoach;
  let wednesday: PaidBooking;
  let thursday: PaidBooking;

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
  });
  beforeEach(async () => {
    coach = await makeCoach(app, { weekly: EVENINGS.weekly });
    const maya = await app.signUp({ name: 'Maya Okafor' });
    const noor = await app.signUp({ name: 'Noor Haddad' });
    wednesday = await bookAndPay(app, { coach, candidate: maya, startsAt: WEDNESDAY });
    thursday = await bookAndPay(app, { coach, candidate: noor, startsAt: THURSDAY });
  });

  type Method = 'get' | 'put' | 'post' | 'delete';
  const call = (
    method: Method,
    path: string,
    body?: object,
    { who = coach as TestAccount, version = 1 } = {},
  ) => {
    const request = app.http()[method](path).set('Authorization', `Bearer ${who.token}`);
    return (method === 'put' ? request.set('If-Match', `"${version}"`) : request).send(body);
  };
  const said = ({ body }: { body: { sessionsOutside: { id: string; reason: { rule: string } }[] } }) =>
    body.sessionsOutside.map(({ id, reason: { rule } }) => [id, rule]);

  it('a day off over a booked session is saved, and names the session', async () => {
    const answer = await call('put', `${MINE}/overrides/2027-02-03`, { intervals: [] });
    expect(answer.status).toBe(200);
    expect(answer.body.overrides).toEqual([{ date: '2027-02-03', intervals: [] }]);
    expect(answer.body.sessionsOutside).toEqual([
      {
        id: wednesday.id,
        title: 'TPM phone screen',
        candidateFirstName: 'Maya',
        startsAt: WEDNESDAY,
        endsAt: '2027-02-03T18:00:00.000Z',
        startsAtLocal: '2027-02-03T18:00:00.000+01:00',
        endsAtLocal: '2027-02-03T19:00:00.000+01:00',
        zone: 'Europe/Paris',
        reason: { rule: 'day_off', date: '2027-02-03', text: '3 February 2027 is a day off' },
      },
    ]);
    expect(answer.text).not.toContain('Okafor');
    const { body } = await app
      .http()
      .get(`/v1/bookings/${wednesday.id}`)
      .set('Authorization', `Bearer ${coach.token}`);
    expect(body).toMatchObject({ status: 'confirmed', startsAt: WEDNESDAY });
  });

  it('so are other hours of a date, of the week and of another zone, soonest first', async () => {
    const shorter = { intervals: [{ start: '08:00', end: '18:30' }] };
    expect(said(await call('put', `${MINE}/overrides/2027-02-03`, shorter))).toEqual([
      [wednesday.id, 'date_hours'],
    ]);
    const late = { ...EVENINGS, weekly: [{ days: [1, 2, 3, 4, 5], start: '19:30', end: '22:00' }] };
    expect(said(await call('put', MINE, late, { version: 2 }))).toEqual([
      [wednesday.id, 'date_hours'],
      [thursday.id, 'outside_hours'],
    ]);
    await call('delete', `${MINE}/overrides/2027-02-03`);
    const tokyo = await call('put', MINE, { ...EVENINGS, zone: 'Asia/Tokyo' }, { version: 4 });
    expect(said(tokyo)).toEqual([
      [wednesday.id, 'outside_hours'],
      [thursday.id, 'outside_hours'],
    ]);
    expect(tokyo.body.sessionsOutside[0]).toMatchObject({
      startsAtLocal: '2027-02-04T02:00:00.000+09:00',
      zone: 'Asia/Tokyo',
    });
  });

  it('rules that say what can still be booked put no booked session outside', async () => {
    const rules = {
      bufferBeforeMinutes: 240,
      bufferAfterMinutes: 240,
      noticeMinutes: 60 * 24 * 30,
      intervalMinutes: 45,
      startOffsetMinutes: 25,
      horizon: { kind: 'range', start: '2028-01-01', end: '2028-01-02' },
      maxPerWeek: 1,
    };
    const answer = await call('put', MINE, { ...EVENINGS, rules });
    expect(answer.status).toBe(200);
    expect(said(answer)).toEqual([]);
  });

  it('a date given back answers 204, or the sessions that stood in its own hours', async () => {
    await call('put', `${MINE}/overrides/2027-02-06`, { intervals: [{ start: '10:00', end: '12:00' }] });
    const saturday = await bookAndPay(app, { coach, startsAt: '2027-02-06T09:00:00.000Z' });
    const removed = await call('delete', `${MINE}/overrides/2027-02-06`);
    expect(removed.status).toBe(200);
    expect(removed.headers.etag).toBe('"3"');
    expect(removed.body.overrides).toEqual([]);
    expect(said(removed)).toEqual([[saturday.id, 'outside_hours']]);
    const fresh = await makeCoach(app, { weekly: EVENINGS.weekly });
    await call('put', `${MINE}/overrides/2027-02-06`, { intervals: [] }, { who: fresh });
    const nothing = await call('delete', `${MINE}/overrides/2027-02-06`, undefined, { who: fresh });
    expect([nothing.status, nothing.text, nothing.headers.etag]).toEqual([204, '', '"3"']);
  });

  it('what is unpaid, cancelled or of another coach is not named', async () => {
    await holdSlot(app, { coach, startsAt: '2027-02-05T17:00:00.000Z' });
    await app
      .http()
      .post(`/v1/bookings/${thursday.id}/cancellation`)
      .set('Authorization', `Bearer ${coach.token}`)
      .send({})
      .expect(200);
    const other = await makeCoach(app, { weekly: EVENINGS.weekly });
    await bookAndPay(app, { coach: other, startsAt: WEDNESDAY });
    const none = { ...EVENINGS, weekly: [] };
    expect(said(await call('put', MINE, none))).toEqual([[wednesday.id, 'outside_hours']]);
  });

  it('the preview names the same, for hours and for single dates, and saves nothing', async () => {
    const preview = (more: object) =>
      call('post', `${MINE}/preview`, {
        ...EVENINGS,
        minutes: 60,
        from: '2027-02-08T00:00:00+01:00',
        to: '2027-02-09T00:00:00+01:00',
        ...more,
      });
    expect(said(await preview({}))).toEqual([]);
    const dates = [{ date: '2027-02-03', intervals: [] }];
    const tried = await preview({ dates });
    expect(said(tried)).toEqual([[wednesday.id, 'day_off']]);
    const saved = await call('put', `${MINE}/overrides/2027-02-03`, { intervals: [] });
    expect(tried.body.sessionsOutside).toEqual(saved.body.sessionsOutside);
    expect(said(await preview({}))).toEqual([[wednesday.id, 'day_off']]);
    expect(said(await preview({ dates: [{ date: '2027-02-03', intervals: null }] }))).toEqual([]);
    const monday = await preview({ dates: [{ date: '2027-02-08', intervals: [] }] });
    expect(monday.body).toMatchObject({ slots: [], added: 0, removed: 3 });
    expect((await call('get', MINE)).body.version).toBe(2);
    for (const [wrong, status, code, field] of [
      [[dates[0], dates[0]], 422, 'override.date_twice', 'dates'],
      [[{ date: '2027-02-30', intervals: [] }], 422, 'date.invalid', 'dates.0.date'],
      [
        [{ date: '2027-02-03', intervals: [{ start: '12:00', end: '11:00' }] }],
        422,
        'availability.window_inverted',
        'dates.0.intervals.0.end',
      ],
      [[{ date: '2027-02-03' }], 400, 'request.malformed', 'dates.0.intervals'],
    ] as const)
      expect((await preview({ dates: wrong })).body).toMatchObject({ status, code, field });
  });

  it('an admin who edits them reads the same, and the coach’s mail names the sessions', async () => {
    const path = `/v1/admin/coaches/${coach.coachId}/availability`;
    const reason = 'You are ill.';
    const answer = await call(
      'put',
      `${path}/overrides/2027-02-03`,
      { intervals: [], reason },
      { who: admin },
    );
    expect(said(answer)).toEqual([[wednesday.id, 'day_off']]);
    await app.settle();
    const mails = await app.database.query<{ text: string }>(
      `SELECT text_body AS text FROM mails WHERE recipient_id = $1 AND kind = 'coach.hours_edited'`,
      [coach.accountId],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(
      'TPM phone screen with Maya, Wednesday 3 February 2027, 18:00 Paris time: 3 February 2027 is a day off.',
    );
    expect(mails[0]?.text).not.toContain('Noor');
    const [entry] = await app.database.query<{ data: object }>(
      `SELECT ${auditedData('l')} AS data FROM audit_log l WHERE subject_id = $1 AND action = 'availability.override_set'`,
      [coach.coachId],
    );
    expect(entry?.data).toMatchObject({
      outside: [{ bookingId: wednesday.id, rule: 'day_off', date: '2027-02-03' }],
    });
    expect(JSON.stringify(entry)).not.toContain('Maya');
    const back = await call(
      'delete',
      `${path}/overrides/2027-02-03`,
      { reason: 'Well again.' },
      { who: admin },
    );
    expect(back.status).toBe(204);
  });

  it('an admin sees them before the change, as the coach would; nothing is saved and nobody is told', async () => {
    const tried = {
      ...EVENINGS,
      minutes: 60,
      from: '2027-02-08T00:00:00+01:00',
      to: '2027-02-09T00:00:00+01:00',
      dates: [{ date: '2027-02-03', intervals: [] }],
    };
    const preview = `/v1/admin/coaches/${coach.coachId}/availability/preview`;
    const { status, body } = await call('post', preview, tried, { who: admin });
    expect(status).toBe(200);
    expect(said({ body })).toEqual([[wednesday.id, 'day_off']]);
    expect(body).toEqual((await call('post', `${MINE}/preview`, tried)).body);
    expect((await call('get', MINE)).body).toMatchObject({ version: 1, overrides: [] });
    await app.settle();
    const [told] = await app.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM mails WHERE recipient_id = $1 AND kind = 'coach.hours_edited'`,
      [coach.accountId],
    );
    expect(told).toEqual({ n: 0 });
    for (const who of [coach, await app.signUp()])
      expect((await call('post', preview, tried, { who })).body).toMatchObject({ status: 403 });
    const nobodys = preview.replace(coach.coachId, '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12');
    expect((await call('post', nobodys, tried, { who: admin })).body).toMatchObject({
      status: 404,
      code: 'coach.not_found',
    });
  });

  it('asks for the sessions in one statement, however many there are', async () => {
    const statements: string[] = [];
    const { database } = app;
    const tx = database.tx.bind(database);
    const spy = jest.spyOn(database, 'tx').mockImplementation((work) =>
      tx((inner) => {
        const query = inner.query.bind(inner);
        jest.spyOn(inner, 'query').mockImplementation((sql, params) => {
          statements.push(sql);
          return query(sql, params);
        });
        return work(inner);
      }),
    );
    const answer = await call('put', MINE, { ...EVENINGS, weekly: [] });
    spy.mockRestore();
    expect(said(answer)).toHaveLength(2);
    expect(statements.filter((sql) => sql.includes('bookings'))).toHaveLength(1);
  });

  it('a session that has begun is no longer named', async () => {
    app.clock.set(new Date(WEDNESDAY));
    expect(said(await call('put', MINE, { ...EVENINGS, weekly: [] }))).toEqual([
      [thursday.id, 'outside_hours'],
    ]);
  });
});
