import { databasePrint } from '../support/database-print';
import { addressOf, declaredRoutes, labelOf, type Route, routerLabels } from '../support/routes';
import { useTestApp } from '../support/use-test-app';

/** What each role gets where is the policy table's: test/attacks/policy.ts. */
describe('who may call what', () => {
  const app = useTestApp();
  let routes: Route[];
  beforeAll(() => {
    routes = declaredRoutes(app.nest);
  });

  const call = async ({ method, path }: Route, token: string) => {
    const response = await app
      .http()
      [method.toLowerCase() as 'get'](addressOf(path))
      .set(token === 'none' ? {} : { Authorization: `Bearer ${token}` });
    return { status: response.status, code: (response.body as { code?: string }).code };
  };

  const closed = (): Route[] => routes.filter(({ access }) => access?.kind !== 'public');

  it('attack 9: every declared route is one of the router, and the other way round', () => {
    const router = routerLabels(app.nest).filter((label) => !label.startsWith('GET /docs'));
    expect(routes.map(labelOf).sort()).toEqual(router.sort());
    expect(routes.length).toBeGreaterThan(60);
  });

  it('every route says who may call it', () => {
    expect(routes.filter(({ access }) => access === undefined).map(labelOf)).toEqual([]);
  });

  it('what changes something is public only where nobody can be logged in yet, or a signature decides', () => {
    const open = routes.filter(({ access, method }) => access?.kind === 'public' && method !== 'GET');
    expect(open.map(labelOf).sort()).toEqual([
      'POST /v1/accounts',
      'POST /v1/accounts/confirmation',
      'POST /v1/accounts/verify',
      'POST /v1/email-changes/confirm',
      'POST /v1/email-changes/undo',
      'POST /v1/logins',
      'POST /v1/logins/refresh',
      'POST /v1/password-resets',
      'POST /v1/password-resets/confirm',
      'POST /v1/stripe/webhook',
    ]);
  });

  it('everything below /v1/admin is for admins', () => {
    const admin = routes.filter(({ path }) => path.startsWith('/v1/admin/'));
    expect(admin.length).toBeGreaterThan(5);
    expect(admin.filter(({ access }) => JSON.stringify(access) !== ADMINS_ONLY).map(labelOf)).toEqual([]);
  });

  it('attack 10: every route that is not public refuses callers without a valid token, and nothing happens', async () => {
    const before = await databasePrint(app.database);
    const codes = { none: 'auth.required', 'not.a.token': 'auth.invalid_token' };
    for (const [token, code] of Object.entries(codes))
      for (const route of closed())
        expect({ route: labelOf(route), ...(await call(route, token)) }).toEqual({
          route: labelOf(route),
          status: 401,
          code,
        });
    expect(await databasePrint(app.database)).toEqual(before);
  });
});

const ADMINS_ONLY = JSON.stringify({ kind: 'roles', roles: ['admin'] });
