import { type Role, ROLES } from '../../src/platform/http/access';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import { databasePrint } from '../support/database-print';
import { addressOf, declaredRoutes, labelOf, type Route, routerLabels } from '../support/routes';

/** Logging out ends the token that the other calls use. */
const ENDS_THE_TOKEN = 'DELETE /v1/sessions/current';

describe('who may call what', () => {
  let app: TestApp;
  let routes: Route[];
  let accounts: Record<Role, TestAccount>;
  beforeAll(async () => {
    app = await startTestApp();
    routes = declaredRoutes(app.nest);
    const [candidate, coach, admin] = await Promise.all(ROLES.map((role) => app.signUp({ roles: [role] })));
    if (!candidate || !coach || !admin) throw new Error('no accounts');
    accounts = { candidate, coach, admin };
  });
  afterAll(() => app.stop());

  const call = async ({ method, path }: Route, token?: string) => {
    const response = await app
      .http()
      [method.toLowerCase() as 'get'](addressOf(path))
      .set(token ? { Authorization: `Bearer ${token}` } : {});
    return { status: response.status, code: (response.body as { code?: string }).code };
  };

  const closed = (): Route[] => routes.filter(({ access }) => access?.kind !== 'public');

  it('every declared route is one of the router, and the other way round', () => {
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
      'POST /reset-password',
      'POST /v1/accounts',
      'POST /v1/accounts/verify',
      'POST /v1/password-resets',
      'POST /v1/password-resets/confirm',
      'POST /v1/sessions',
      'POST /v1/sessions/refresh',
      'POST /v1/stripe/webhook',
      'POST /verify-email',
    ]);
  });

  it('everything below /v1/admin is for admins', () => {
    const admin = routes.filter(({ path }) => path.startsWith('/v1/admin/'));
    expect(admin.length).toBeGreaterThan(5);
    expect(admin.filter(({ access }) => JSON.stringify(access) !== ADMINS_ONLY).map(labelOf)).toEqual([]);
  });

  it('every route that is not public refuses callers without a token: 401, and nothing happens', async () => {
    const before = await databasePrint(app.database);
    for (const route of closed()) {
      expect({ route: labelOf(route), ...(await call(route)) }).toEqual({
        route: labelOf(route),
        status: 401,
        code: 'auth.required',
      });
    }
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('every route refuses each role that it is not for: 403, and nothing happens', async () => {
    const before = await databasePrint(app.database);
    for (const { route, role } of pairs(closed(), false)) {
      expect({ route: labelOf(route), role, ...(await call(route, accounts[role].token)) }).toEqual({
        route: labelOf(route),
        role,
        status: 403,
        code: 'auth.wrong_role',
      });
    }
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('every route lets in each role that it is for, and none answers a 5xx', async () => {
    const open = pairs(closed(), true).filter(({ route }) => labelOf(route) !== ENDS_THE_TOKEN);
    for (const { route, role } of open) {
      const { status, code } = await call(route, accounts[role].token);
      const refused = status === 401 || code === 'auth.wrong_role' || status >= 500;
      expect({ route: labelOf(route), role, status, code, refused }).toMatchObject({ refused: false });
    }
  }, 60_000);
});

const ADMINS_ONLY = JSON.stringify({ kind: 'roles', roles: ['admin'] });

/** Routes with the roles that may (or may not) call them. */
const pairs = (routes: Route[], allowed: boolean): { route: Route; role: Role }[] =>
  routes.flatMap((route) =>
    ROLES.filter((role) => mayCall(route, role) === allowed).map((role) => ({ route, role })),
  );

const mayCall = ({ access }: Route, role: Role): boolean =>
  access?.kind === 'authenticated' || (access?.kind === 'roles' && access.roles.includes(role));
