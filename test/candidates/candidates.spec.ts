import type { TestAccount } from '../support/app';
import { useTestApp } from '../support/use-test-app';

describe('candidates', () => {
  const app = useTestApp();
  let maya: TestAccount;
  let noah: TestAccount;

  beforeAll(async () => {
    maya = await app.signUp({ name: 'Maya', zone: 'Pacific/Auckland' });
    noah = await app.signUp({ name: 'Noah' });
  });

  const as = (who: TestAccount) => ({ Authorization: `Bearer ${who.token}` });
  const target = { packKey: 'amazon-tpm', levelKey: 'l6', interviewDate: '2027-03-15' };
  const addTarget = (who: TestAccount, body: object = {}) =>
    app
      .http()
      .post('/v1/me/targets')
      .set(as(who))
      .send({ ...target, ...body });

  it('shows an empty profile with the name and zone of the account', async () => {
    const { body } = await app.http().get('/v1/me/candidate-profile').set(as(maya)).expect(200);
    expect(body).toEqual({
      candidateId: maya.accountId,
      name: 'Maya',
      zone: 'Pacific/Auckland',
      headline: null,
      background: null,
      years: null,
      updatedAt: null,
    });
  });

  it('replaces the profile as a whole', async () => {
    const put = (body: object) => app.http().put('/v1/me/candidate-profile').set(as(maya)).send(body);
    await put({ headline: 'TPM to be', years: 4 }).expect(200);
    const { body } = await put({ background: 'Telecoms.' }).expect(200);
    expect(body).toMatchObject({ headline: null, background: 'Telecoms.', years: null });
    const refused = await put({ years: 61 }).expect(422);
    expect(refused.body).toMatchObject({ field: 'years' });
  });

  it('keeps a target with its focus', async () => {
    const focus = { focusPrinciples: ['ownership'], focusCompetencies: ['communication'] };
    const { body } = await addTarget(maya, focus).expect(201);
    expect(body).toMatchObject({ ...target, ...focus });
    expect(body).not.toHaveProperty('candidateId');
    const read = await app.http().get(`/v1/me/targets/${body.id}`).set(as(maya)).expect(200);
    expect(read.body).toEqual(body);
  });

  it.each([
    [{ packKey: 'no-such-pack' }, 'pack.unknown', 'packKey'],
    [{ levelKey: 'l12' }, 'level.unknown', 'levelKey'],
    [{ focusPrinciples: ['ownership', 'luck'] }, 'principle.unknown', 'focusPrinciples.1'],
    [{ focusCompetencies: ['juggling'] }, 'competency.unknown', 'focusCompetencies.0'],
    [{ focusPrinciples: ['ownership', 'ownership'] }, 'list.duplicate', 'focusPrinciples'],
    [{ interviewDate: '2027-02-30' }, 'date.invalid', 'interviewDate'],
    [{ interviewDate: '2027-02-01' }, 'target.interview_date_past', 'interviewDate'],
  ])('names the field at fault: %j', async (change, code, field) => {
    const { body } = await addTarget(maya, change).expect(422);
    expect(body).toMatchObject({ code, field });
  });

  it("takes today's date on the candidate's own calendar", async () => {
    await addTarget(maya, { interviewDate: '2027-02-02' }).expect(201);
    await addTarget(noah, { interviewDate: '2027-02-01' }).expect(201);
  });

  it('changes only what is given, and takes a date away', async () => {
    const { body: made } = await addTarget(noah, { focusPrinciples: ['ownership'] }).expect(201);
    const patch = (body: object) => app.http().patch(`/v1/me/targets/${made.id}`).set(as(noah)).send(body);
    const { body } = await patch({ interviewDate: null }).expect(200);
    expect(body).toMatchObject({ levelKey: 'l6', interviewDate: null, focusPrinciples: ['ownership'] });
    const refused = await patch({ focusPrinciples: ['luck'] }).expect(422);
    expect(refused.body).toMatchObject({ code: 'principle.unknown', field: 'focusPrinciples.0' });
    await patch({ packKey: 'northwind-pm' }).expect(400);
  });

  it("does not let on that somebody else's target exists", async () => {
    const { body: made } = await addTarget(maya).expect(201);
    const path = `/v1/me/targets/${made.id}`;
    const answers = await Promise.all([
      app.http().get(path).set(as(noah)),
      app.http().patch(path).set(as(noah)).send({ levelKey: 'l5' }),
      app.http().delete(path).set(as(noah)),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 'target.not_found' });
    }
    await app.http().delete(path).set(as(maya)).expect(204);
    await app.http().get(path).set(as(maya)).expect(404);
  });

  it('pages through targets, and stops at twenty of them even when they come at once', async () => {
    const eager = await app.signUp();
    const answers = await Promise.all(Array.from({ length: 24 }, () => addTarget(eager)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    const first = await app.http().get('/v1/me/targets?limit=15').set(as(eager)).expect(200);
    const second = await app
      .http()
      .get(`/v1/me/targets?limit=15&cursor=${first.body.nextCursor}`)
      .set(as(eager))
      .expect(200);
    expect(first.body.items).toHaveLength(15);
    expect(second.body.items).toHaveLength(5);
    expect(second.body.nextCursor).toBeNull();
    await app.http().get('/v1/me/targets?cursor=rubbish').set(as(eager)).expect(400);
  });

  it('is for candidates only', async () => {
    const coach = await app.signUp({ roles: ['coach'] });
    await app.http().get('/v1/me/targets').set(as(coach)).expect(403);
    await app.http().get('/v1/me/targets').expect(401);
  });
});
