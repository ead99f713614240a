import { useTestApp } from '../support/use-test-app';

const app = useTestApp();

const get = (path: string) => app.http().get(path);

describe('company packs over HTTP', () => {
  it('are listed for everybody, by key', async () => {
    const { body } = await get('/v1/packs').expect(200);
    expect(body).toMatchObject({
      items: [{ key: 'amazon-tpm', company: 'Amazon' }, { key: 'northwind-pm' }],
      nextCursor: null,
    });
    expect(body.items[0].principles).toBeUndefined();
  });

  it('are listed in pages', async () => {
    const first = await get('/v1/packs?limit=1').expect(200);
    const second = await get(`/v1/packs?limit=1&cursor=${first.body.nextCursor}`).expect(200);
    expect(second.body.items).toMatchObject([{ key: 'northwind-pm' }]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('are read in full by everybody', async () => {
    const { body } = await get('/v1/packs/amazon-tpm').expect(200);
    expect(body.principles).toHaveLength(16);
    expect(body.stages).toHaveLength(5);
    expect(body.questionMix).toEqual({ behavioural: 54, technical: 36, programme: 10 });
    expect(body.loopBlueprints[0].personas.map((persona: { key: string }) => persona.key)).toContain(
      'bar-raiser',
    );
  });

  it.each([
    ['/v1/packs/acme-pm', 404, 'pack.not_found'],
    ['/v1/packs/constructor', 404, 'pack.not_found'],
    ['/v1/packs/amazon-tpm?colour=red', 200, undefined],
    ['/v1/packs?limit=0', 422, 'request.refused'],
    ['/v1/packs?cursor=rubbish', 400, 'cursor.invalid'],
    ['/v1/packs/amazon-tpm/templates/onsite', 200, undefined],
  ])('GET %s answers %i %s', async (path, status, code) => {
    const { body } = await get(path).expect(status);
    expect(body.code).toBe(code);
  });

  it.each([
    ['/v1/packs/acme-pm/templates/onsite', 404, 'pack.not_found'],
    ['/v1/packs/northwind-pm/templates/application-review', 404, 'form_template.not_found'],
  ])('GET %s answers %i %s', async (path, status, code) => {
    const { body } = await get(path).expect(status);
    expect(body.code).toBe(code);
  });

  it('answer the published form of a stage with fields, scale and anchors', async () => {
    const { body } = await get('/v1/packs/amazon-tpm/templates/onsite').expect(200);
    expect(body).toMatchObject({
      packKey: 'amazon-tpm',
      stageKey: 'onsite',
      version: 2,
      status: 'published',
    });
    expect(body.content.principles.items).toHaveLength(16);
    expect(Object.keys(body.content.principles.items[0].anchors).sort()).toEqual([
      'below_bar',
      'far_above_bar',
      'not_raising_bar',
      'raising_bar',
    ]);
  });
});
