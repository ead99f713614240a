import { auditedData } from '../../src/platform/audit/audit';
import type { TestAccount } from '../support/app';
import { makeCoach, type TestCoach } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';

const MINE = '/v1/me/coach/availability';
const HOURS = {
  zone: 'Europe/Paris',
  weekly: [{ days: [1, 2, 3, 4, 5], start: '18:00', end: '21:00' }],
  rules: { intervalMinutes: 30 },
};

describe('availability', () => {
  const app = useTestApp();
  let admin: TestAccount;
  let coach: TestCoach;

  beforeAll(async () => {
    admin = await app.signUp({ roles: ['admin'] });
  });
  beforeEach(async () => {
    coach = await makeCoach(app);
  });

  const as = (who: { token: string }) => `Bearer ${who.token}`;
  const put = (path: string, body: object, who: { token: string } = coach, version?: number) => {
    const request = app.http().put(path).set('Authorization', as(who));
    return (version === undefined ? request : request.set('If-Match', `"${version}"`)).send(body);
  };
  const get = (path: string, who: { token: string } = coach) =>
    app.http().get(path).set('Authorization', as(who));
  const audits = async () => {
    const rows = await app.database.query<{ action: string; actor: string }>(
      `SELECT action, actor_id AS actor FROM audit_log WHERE subject_id = $1 AND action LIKE 'availability.%' ORDER BY at, id`,
      [coach.coachId],
    );
    return rows;
  };

  it('starts empty with the default rules, in the zone of the coach', async () => {
    const { body, headers, status } = await get(MINE);
    expect(status).toBe(200);
    expect(headers.etag).toBe('"0"');
    expect(body).toMatchObject({
      coachId: coach.coachId,
      zone: 'Europe/Paris',
      version: 0,
      weekly: [],
      overrides: [],
    });
    expect(body.rules).toMatchObject({ noticeMinutes: 720, horizon: { kind: 'rolling', days: 60 } });
  });

  it('a coach sets hours, and two who edit at once do not overwrite each other', async () => {
    const first = await put(MINE, HOURS);
    expect(first.status).toBe(200);
    expect(first.headers.etag).toBe('"1"');
    expect(first.body).toMatchObject({
      ...HOURS,
      rules: { intervalMinutes: 30, bufferAfterMinutes: 0 },
      version: 1,
    });
    expect((await put(MINE, HOURS)).body).toMatchObject({
      status: 428,
      code: 'availability.version_required',
    });
    expect((await put(MINE, { ...HOURS, weekly: [] }, coach, 1)).body).toMatchObject({
      version: 2,
      weekly: [],
    });
    expect((await put(MINE, HOURS, coach, 1)).body).toMatchObject({
      status: 412,
      code: 'availability.changed_meanwhile',
      version: 2,
    });
    expect((await get(MINE)).body).toMatchObject({ version: 2, weekly: [] });
  });

  it('of ten first edits at the same moment one is kept', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(MINE, HOURS, coach, 0)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
    expect((await get(MINE)).body.version).toBe(1);
  });

  it('a date gets hours of its own or a day off, and is given back', async () => {
    await put(MINE, HOURS);
    const off = await put(`${MINE}/overrides/2027-02-10`, { intervals: [] });
    expect(off.body).toMatchObject({ version: 2, overrides: [{ date: '2027-02-10', intervals: [] }] });
    const longer = { intervals: [{ start: '08:00', end: '24:00' }] };
    expect((await put(`${MINE}/overrides/2027-02-10`, longer)).body.overrides).toEqual([
      { date: '2027-02-10', ...longer },
    ]);
    expect((await put(`${MINE}/overrides/2027-02-11`, longer, coach, 2)).status).toBe(412);
    const remove = () => app.http().delete(`${MINE}/overrides/2027-02-10`).set('Authorization', as(coach));
    expect((await remove()).status).toBe(204);
    expect((await remove()).body).toMatchObject({ status: 404, code: 'date_override.not_found' });
    expect((await get(MINE)).body).toMatchObject({ version: 4, overrides: [] });
  });

  it('a date can be set before any weekly hours are', async () => {
    const body = { intervals: [{ start: '10:00', end: '11:00' }] };
    expect((await put(`${MINE}/overrides/2027-02-10`, body)).body).toMatchObject({
      version: 1,
      weekly: [],
      overrides: [{ date: '2027-02-10', ...body }],
    });
  });

  it('an admin edits on behalf of a coach, and the log tells who it was', async () => {
    const path = `/v1/admin/coaches/${coach.coachId}/availability`;
    const reason = 'The coach asked by phone.';
    expect((await put(path, { ...HOURS, reason }, admin)).body).toMatchObject({ version: 1 });
    expect(
      (await put(`${path}/overrides/2027-02-10`, { intervals: [], reason }, admin, 1)).body.version,
    ).toBe(2);
    expect((await put(MINE, { ...HOURS, zone: 'Asia/Tokyo' }, coach, 2)).status).toBe(200);
    const remove = app.http().delete(`${path}/overrides/2027-02-10`).set('Authorization', as(admin));
    expect((await remove.send({ reason })).status).toBe(204);
    expect((await get(path, admin)).body).toMatchObject({ version: 4, zone: 'Asia/Tokyo', overrides: [] });
    expect(await audits()).toEqual([
      { action: 'availability.changed', actor: admin.accountId },
      { action: 'availability.override_set', actor: admin.accountId },
      { action: 'availability.changed', actor: coach.accountId },
      { action: 'availability.override_removed', actor: admin.accountId },
    ]);
  });

  it('an admin says why; the log keeps it, and the coach reads what changed', async () => {
    const path = `/v1/admin/coaches/${coach.coachId}/availability`;
    const mails = async () => {
      await app.settle();
      return app.database.query<{ text: string; subject: string }>(
        `SELECT text_body AS text, subject FROM mails WHERE recipient_id = $1 AND kind = 'coach.hours_edited' ORDER BY id`,
        [coach.accountId],
      );
    };
    await put(MINE, HOURS);
    const weekly = [{ days: [1, 2, 3, 4], start: '18:00', end: '21:00' }];
    const changed = { ...HOURS, weekly, reason: 'You asked us to free your Friday.' };
    expect((await put(path, changed, admin, 1)).status).toBe(200);
    const remove = () => app.http().delete(`${path}/overrides/2027-02-10`).set('Authorization', as(admin));
    await put(`${path}/overrides/2027-02-10`, { intervals: [], reason: 'You are ill.' }, admin);
    expect((await remove().send({ reason: 'You are well again.' })).status).toBe(204);
    const told = await mails();
    expect(told.map(({ text }) => /Why: (.*)/.exec(text)?.[1])).toEqual([
      'You asked us to free your Friday.',
      'You are ill.',
      'You are well again.',
    ]);
    expect(told[0]?.text).toContain(
      'Your weekly hours: Monday to Thursday 18:00 to 21:00 (before: Monday to Friday 18:00 to 21:00).',
    );
    expect(told[1]?.text).toContain('Your hours of 10 February 2027: no hours (before: as in every week).');
    expect(told[2]?.text).toContain('Your hours of 10 February 2027: as in every week (before: no hours).');
    const entries = await app.database.query<{ data: { reason?: string } }>(
      `SELECT ${auditedData('l')} AS data FROM audit_log l WHERE subject_id = $1 AND action LIKE 'availability.%' ORDER BY id`,
      [coach.coachId],
    );
    expect(entries.map(({ data }) => data.reason)).toEqual([
      undefined,
      'You asked us to free your Friday.',
      'You are ill.',
      'You are well again.',
    ]);

    await put(path, changed, admin, 4);
    expect(await mails()).toHaveLength(3);
    for (const reason of [undefined, ' ', 'x'.repeat(1001)])
      for (const answer of [
        await put(path, { ...HOURS, reason }, admin, 5),
        await put(`${path}/overrides/2027-02-10`, { intervals: [], reason }, admin),
        await remove().send({ reason }),
      ]) {
        expect([400, 422]).toContain(answer.status);
        expect(answer.body.field).toBe('reason');
      }
    expect((await get(MINE)).body.version).toBe(5);
  });

  it('is nobody else’s business', async () => {
    const stranger = await app.signUp({ roles: ['candidate'] });
    const path = `/v1/admin/coaches/${coach.coachId}/availability`;
    expect((await app.http().get(MINE)).status).toBe(401);
    expect((await get(MINE, stranger)).status).toBe(403);
    expect((await put(path, HOURS, coach)).status).toBe(403);
    const unknown = '/v1/admin/coaches/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10/availability';
    expect((await get(unknown, admin)).body).toMatchObject({ status: 404, code: 'coach.not_found' });
    const withoutProfile = await app.signUp({ roles: ['coach'] });
    expect((await get(MINE, withoutProfile)).body).toMatchObject({ status: 404, code: 'coach.not_found' });
  });

  const window = (start: string, end: string) => ({ ...HOURS, weekly: [{ days: [1], start, end }] });
  const rules = (changed: object) => ({ ...HOURS, rules: changed });

  it.each<[string, object, number, string, string]>([
    ['an unknown zone', { ...HOURS, zone: 'Mars/Olympus' }, 422, 'zone.unknown', 'zone'],
    ['a path for a zone', { ...HOURS, zone: '../../etc/passwd' }, 422, 'zone.unknown', 'zone'],
    ['an inverted window', window('18:00', '09:00'), 422, 'availability.window_inverted', 'weekly.0.end'],
    ['an empty window', window('09:00', '09:00'), 422, 'availability.window_inverted', 'weekly.0.end'],
    ['no time of day', window('25:00', '26:00'), 422, 'request.refused', 'weekly.0.start'],
    ['a time without leading zero', window('9:00', '10:00'), 422, 'request.refused', 'weekly.0.start'],
    [
      'a number for a time',
      { ...HOURS, weekly: [{ days: [1], start: 9, end: '10:00' }] },
      400,
      'request.malformed',
      'weekly.0.start',
    ],
    [
      'an eighth day',
      { ...HOURS, weekly: [{ days: [7], start: '09:00', end: '10:00' }] },
      422,
      'request.refused',
      'weekly.0.days.0',
    ],
    [
      'no day',
      { ...HOURS, weekly: [{ days: [], start: '09:00', end: '10:00' }] },
      422,
      'request.refused',
      'weekly.0.days',
    ],
    [
      'a day twice',
      { ...HOURS, weekly: [{ days: [1, 1], start: '09:00', end: '10:00' }] },
      422,
      'availability.day_twice',
      'weekly.0.days',
    ],
    ['51 windows', { ...HOURS, weekly: Array(51).fill(HOURS.weekly[0]) }, 422, 'request.refused', 'weekly'],
    ['a member of its own', { ...HOURS, coachId: 'x' }, 400, 'request.malformed', 'coachId'],
    ['no zone', { weekly: [] }, 400, 'request.malformed', 'zone'],
    [
      'too short a notice',
      rules({ noticeMinutes: 96 }),
      422,
      'availability.notice_too_short',
      'rules.noticeMinutes',
    ],
    ['half a minute', rules({ intervalMinutes: 7.5 }), 400, 'request.malformed', 'rules.intervalMinutes'],
    [
      'an interval of nothing',
      rules({ intervalMinutes: 0 }),
      422,
      'request.refused',
      'rules.intervalMinutes',
    ],
    [
      'a negative buffer',
      rules({ bufferAfterMinutes: -5 }),
      422,
      'request.refused',
      'rules.bufferAfterMinutes',
    ],
    [
      'a horizon of ten years',
      rules({ horizon: { kind: 'rolling', days: 3650 } }),
      422,
      'request.refused',
      'rules.horizon.days',
    ],
    [
      'a date that does not exist',
      rules({ horizon: { kind: 'range', start: '2027-02-30', end: '2027-03-01' } }),
      422,
      'date.invalid',
      'rules.horizon.start',
    ],
    [
      'an inverted horizon',
      rules({ horizon: { kind: 'range', start: '2027-03-02', end: '2027-03-01' } }),
      422,
      'availability.horizon_inverted',
      'rules.horizon.end',
    ],
    ['a cap of none', rules({ maxPerDay: 0 }), 422, 'request.refused', 'rules.maxPerDay'],
  ])('refuses %s', async (_, body, status, code, field) => {
    expect((await put(MINE, body)).body).toMatchObject({ status, code, field });
    expect((await get(MINE)).body.version).toBe(0);
  });

  it.each<[string, object, number, string]>([
    ['2027-01-31', { intervals: [] }, 422, 'override.date_past'],
    ['2029-03-01', { intervals: [] }, 422, 'override.date_too_far'],
    ['2027-02-30', { intervals: [] }, 422, 'date.invalid'],
    ['tomorrow', { intervals: [] }, 422, 'date.invalid'],
    ['2027-02-10', { intervals: [{ start: '12:00', end: '11:00' }] }, 422, 'availability.window_inverted'],
    ['2027-02-10', { intervals: Array(25).fill({ start: '10:00', end: '11:00' }) }, 422, 'request.refused'],
    ['2027-02-10', {}, 400, 'request.malformed'],
  ])('refuses the date %s with %j', async (date, body, status, code) => {
    expect((await put(`${MINE}/overrides/${date}`, body)).body).toMatchObject({ status, code });
    expect((await get(MINE)).body.version).toBe(0);
  });

  it('an If-Match that is no version is malformed', async () => {
    const answer = await app
      .http()
      .put(MINE)
      .set('Authorization', as(coach))
      .set('If-Match', 'latest')
      .send(HOURS);
    expect(answer.body).toMatchObject({ status: 400, code: 'if_match.invalid' });
  });

  it('explains each rule that keeps a time from being booked', async () => {
    const explain = async (startsAt: string) => {
      const query = new URLSearchParams({ offeringId: coach.offeringIds[0] ?? '', startsAt });
      const { body } = await get(`${MINE}/explain?${query}`);
      return body;
    };
    expect(await explain('2027-02-03T17:00:00Z')).toMatchObject({
      bookable: false,
      reasons: [{ rule: 'no_hours' }],
    });
    await put(MINE, { ...HOURS, rules: { noticeMinutes: 1440 } });
    await put(`${MINE}/overrides/2027-02-04`, { intervals: [] });
    expect(await explain('2027-02-03T17:00:00Z')).toEqual({
      startsAt: '2027-02-03T17:00:00.000Z',
      bookable: true,
      reasons: [],
    });
    const rulesAt = async (at: string) =>
      (await explain(at)).reasons.map(({ rule }: { rule: string }) => rule);
    expect(await rulesAt('2027-02-01T17:30:00Z')).toEqual(['off_grid', 'notice']);
    expect(await rulesAt('2027-02-04T17:00:00Z')).toEqual(['day_off']);
    expect(await rulesAt('2027-02-03T09:00:00Z')).toEqual(['outside_hours']);
    expect(await rulesAt('2027-06-03T16:00:00Z')).toEqual(['horizon']);
    const path = `/v1/admin/coaches/${coach.coachId}/availability/explain?offeringId=${coach.offeringIds[0]}`;
    expect((await get(`${path}&startsAt=2027-02-03T09:00:00Z`, admin)).body.reasons).toEqual([
      { rule: 'outside_hours' },
    ]);
    const stranger = await makeCoach(app);
    const theirs = new URLSearchParams({
      offeringId: stranger.offeringIds[0] ?? '',
      startsAt: '2027-02-03T09:00:00Z',
    });
    expect((await get(`${MINE}/explain?${theirs}`)).body).toMatchObject({
      status: 404,
      code: 'offering.not_found',
    });
  });

  it('shows what changed hours would give, without saving them', async () => {
    await put(MINE, { ...HOURS, rules: {} });
    const { body, status } = await app
      .http()
      .post(`${MINE}/preview`)
      .set('Authorization', as(coach))
      .send({
        zone: 'Europe/Paris',
        weekly: [{ days: [3], start: '19:00', end: '22:00' }],
        minutes: 60,
        from: '2027-02-03T00:00:00+01:00',
        to: '2027-02-05T00:00:00+01:00',
      });
    expect(status).toBe(200);
    expect(body).toEqual({
      slots: [18, 19, 20].map((hour) => ({
        startsAt: `2027-02-03T${hour}:00:00.000Z`,
        startsAtLocal: `2027-02-03T${hour + 1}:00:00.000+01:00`,
      })),
      added: 1,
      removed: 4,
      sessionsOutside: [],
    });
    expect((await get(MINE)).body.version).toBe(1);
  });
});
