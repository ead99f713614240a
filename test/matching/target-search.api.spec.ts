import type { TestAccount } from '../support/app';
import { makeCoach, OFFERING } from '../support/coaches';
import { useTestApp } from '../support/use-test-app';

interface Page {
  items: { name: string; reasons: { kind: string; text: string }[] }[];
  nextCursor: string | null;
  loosen: object[];
  target: object | null;
}

describe('a search with a saved target', () => {
  const app = useTestApp();
  let maya: TestAccount;
  let targetId: string;

  beforeAll(async () => {
    const l6 = { levelKey: 'l6', levelTitle: 'L6' };
    await makeCoach(app, {
      name: 'Ada',
      profile: { ...l6, principles: ['frugality'], interviewsConducted: 900 },
    });
    await makeCoach(app, { name: 'Ben', profile: { ...l6, principles: ['think-big', 'dive-deep'] } });
    await makeCoach(app, { name: 'Cleo', profile: { principles: ['think-big'] } });
    await makeCoach(app, {
      name: 'Dan',
      profile: {
        company: 'Northwind Outfitters',
        packKey: 'northwind-pm',
        levelKey: 'lead-pm',
        principles: ['one-rope'],
        competencies: ['analysis'],
      },
      offerings: [{ ...OFFERING, stageKey: 'product-case', minutes: 90 }],
    });
    maya = await app.signUp();
    targetId = await addTarget(maya, {});
  });

  const addTarget = async (who: TestAccount, more: object): Promise<string> => {
    const { body } = await app
      .http()
      .post('/v1/me/targets')
      .set('Authorization', `Bearer ${who.token}`)
      .send({ packKey: 'amazon-tpm', levelKey: 'l6', focusPrinciples: ['dive-deep'], ...more })
      .expect(201);
    return (body as { id: string }).id;
  };
  const get = (query: string, who: TestAccount | null = maya) =>
    app
      .http()
      .get(`/v1/coaches?${query}`)
      .set(who ? { Authorization: `Bearer ${who.token}` } : {});
  const find = async (query: string) => (await get(query).expect(200)).body as Page;
  const names = ({ items }: Page): string => items.map(({ name }) => name).join(' ');

  it('looks for its pack and level, and ranks by its principles without excluding anybody', async () => {
    const page = await find(`targetId=${targetId}`);
    expect(names(page)).toBe('Ben Ada');
    expect(page.items[0]?.reasons[0]).toEqual({ kind: 'principles', text: 'Interviews on Dive Deep' });
    expect(page.target).toEqual({
      id: targetId,
      packKey: 'amazon-tpm',
      levelKey: 'l6',
      principles: ['dive-deep'],
    });
    const first = await find(`targetId=${targetId}&limit=1`);
    expect(names(first)).toBe('Ben');
    expect(names(await find(`targetId=${targetId}&limit=1&cursor=${first.nextCursor}`))).toBe('Ada');
  });

  it.each([
    ['a level', 'levelKey=l7', 'Cleo', { packKey: 'amazon-tpm', levelKey: null, principles: ['dive-deep'] }],
    ['principles', 'principle=think-big', 'Ben', { packKey: 'amazon-tpm', levelKey: 'l6', principles: [] }],
    [
      'the same company',
      'company=amazon',
      'Ben Ada',
      { packKey: 'amazon-tpm', levelKey: 'l6', principles: ['dive-deep'] },
    ],
    ['another pack', 'packKey=northwind-pm', 'Dan', { packKey: null, levelKey: null, principles: [] }],
    [
      'another company',
      'company=northwind outfitters',
      'Dan',
      { packKey: null, levelKey: null, principles: [] },
    ],
  ])('%s beside it wins', async (_, query, expected, added) => {
    const page = await find(`targetId=${targetId}&${query}`);
    expect(names(page)).toBe(expected);
    expect(page.target).toEqual({ id: targetId, ...added });
  });

  it('names its filters in hints, and narrows keys that are given to its pack', async () => {
    const l5 = await addTarget(maya, { levelKey: 'l5' });
    expect((await find(`targetId=${l5}`)).loosen).toEqual([{ filter: 'levelKey', coaches: 3 }]);
    const { body } = await get(`targetId=${targetId}&stageKey=product-case`);
    expect(body).toMatchObject({ status: 422, code: 'stage.unknown', field: 'stageKey' });
  });

  it('follows a target that is changed, also where the page was remembered', async () => {
    const moved = await addTarget(maya, {});
    expect(names(await find(`targetId=${moved}`))).toBe('Ben Ada');
    await app
      .http()
      .patch(`/v1/me/targets/${moved}`)
      .set('Authorization', `Bearer ${maya.token}`)
      .send({ levelKey: 'l7' })
      .expect(200);
    expect(names(await find(`targetId=${moved}`))).toBe('Cleo');
  });

  it('of somebody else, removed, or without a login is missing: 404 with the field', async () => {
    const stranger = await app.signUp({ roles: ['candidate', 'admin'] });
    const gone = await addTarget(stranger, {});
    await app
      .http()
      .delete(`/v1/me/targets/${gone}`)
      .set('Authorization', `Bearer ${stranger.token}`)
      .expect(204);
    const missing = { status: 404, code: 'target.not_found', field: 'targetId' };
    expect((await get(`targetId=${targetId}`, stranger)).body).toMatchObject(missing);
    expect((await get(`targetId=${targetId}`, null)).body).toMatchObject(missing);
    expect((await get(`targetId=${gone}`, stranger)).body).toMatchObject(missing);
    expect((await find('')).target).toBeNull();
  });

  it.each([
    ['/v1/document-offerings?packKey=acme', 'pack.unknown', 'packKey'],
    ['/v1/document-offerings?stageKey=lunch', 'stage.unknown', 'stageKey'],
    ['/v1/document-offerings?packKey=northwind-pm&stageKey=writing-exercise', 'stage.unknown', 'stageKey'],
    ['/v1/me/progress?packKey=acme', 'pack.unknown', 'packKey'],
    ['/v1/me/progress?stageKey=lunch', 'stage.unknown', 'stageKey'],
    ['/v1/me/progress?packKey=amazon-tpm&levelKey=lead-pm', 'level.unknown', 'levelKey'],
    ['/v1/admin/form-templates?packKey=acme', 'pack.unknown', 'packKey'],
    ['/v1/admin/form-templates?stageKey=lunch', 'stage.unknown', 'stageKey'],
    ['/v1/admin/form-templates?role=Astronaut', 'role.unknown', 'role'],
  ])('an unknown key is refused by name: %s', async (path, code, field) => {
    const who = await app.signUp({ roles: ['candidate', 'admin'] });
    const { body } = await app.http().get(path).set('Authorization', `Bearer ${who.token}`);
    expect(body).toMatchObject({ status: 422, code, field });
  });

  it('a known key that nothing has is an empty list', async () => {
    const who = await app.signUp({ roles: ['candidate', 'admin'] });
    for (const path of [
      '/v1/document-offerings?packKey=amazon-tpm&stageKey=writing-exercise',
      '/v1/admin/form-templates?packKey=northwind-pm&stageKey=application-review',
    ]) {
      const { body } = await app.http().get(path).set('Authorization', `Bearer ${who.token}`).expect(200);
      expect(body.items).toEqual([]);
    }
    const { body } = await app
      .http()
      .get('/v1/me/progress?packKey=amazon-tpm&stageKey=onsite&levelKey=l6')
      .set('Authorization', `Bearer ${who.token}`)
      .expect(200);
    expect(body.series).toEqual([]);
  });
});
