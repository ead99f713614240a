import { LONG_TOKENS } from '../forms/forms-fixture';
import { databasePrint } from '../support/database-print';
import { addressOf, exampleBody, operations } from '../support/routes';
import { useTestApp } from '../support/use-test-app';
import { type Answer, POLICY, type Policy } from './policy';
import { dependsOnCaller, situation, type Situation } from './situations';
import { type Actor, ACTORS, createWorld, tokenOf, type World } from './world';

const NOBODYS_ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
const TIME_LIMIT_MS = 60_000;
/** Tables that a refusal may write to: who knocked at the wrong door, and how often. */
const UNTOUCHED = { except: ['audit_log', 'rate_limits'] };

describe('the policy table', () => {
  const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
  let world: World;
  beforeAll(async () => {
    world = await createWorld(app);
  });

  const call = async (label: string, actor: Actor, about: Situation) => {
    const [method = '', path = ''] = label.split(' ');
    const body = 'body' in about ? about.body : exampleBody(app.nest, operations(app.nest).get(label));
    const answer = await app
      .http()
      [method.toLowerCase() as 'post'](addressOf(path, about.id))
      .query(about.query ?? {})
      .set({ ...about.headers, ...tokenOf(world, actor) })
      .send(body as object | undefined);
    return { actor, status: answer.status, body: answer.body as Record<string, unknown> };
  };

  const nameOf = (accountId: string): Actor | undefined =>
    ACTORS.find((actor) => actor !== 'anonymous' && world[actor].accountId === accountId);

  it('attack 2: every operation has its row, and no row is about nothing', () => {
    expect(Object.keys(POLICY).sort()).toEqual([...operations(app.nest).keys()].sort());
  });

  it.each(Object.entries(POLICY))(
    'attack 2: %s answers each caller as the table says, and a refusal changes nothing',
    async (label, policy) => {
      const about = await situation(policy.on, world, 'coach');
      const before = await databasePrint(app.database, UNTOUCHED);
      const refused = async ([actor, expected]: [Actor, Answer]) => {
        const answer = await call(label, actor, about);
        expect(answer).toMatchObject({ actor, status: statusOf(expected) });
        if (expected !== 404) return;
        const missing = await call(label, actor, { ...about, id: NOBODYS_ID });
        expect(comparable(answer.body)).toEqual(comparable(missing.body));
      };
      await Promise.all(cells(policy, isRefusal).map(refused));
      expect(await databasePrint(app.database, UNTOUCHED)).toEqual(before);
      // What a read is about is there for the next reader as well.
      const isLasting = label.startsWith('GET ') && !dependsOnCaller(policy.on);
      for (const [actor, expected] of cells(policy, (answer) => !isRefusal(answer))) {
        const answer = await call(label, actor, isLasting ? about : await situation(policy.on, world, actor));
        expect(answer).toMatchObject({ actor, status: expected });
      }
    },
    TIME_LIMIT_MS,
  );

  it('attack 7: whoever called what is for another role is in the audit log, with the route', async () => {
    const rows = await app.database.query<{ who: string; route: string }>(
      `SELECT actor_id AS who, data->>'route' AS route FROM audit_log WHERE action = 'access.denied'`,
    );
    const expected = Object.entries(POLICY).flatMap(([label, policy]) =>
      cells(policy, (answer) => answer === 403).map(([actor]) => `${actor} ${label}`),
    );
    const written = rows.map(({ who, route }) => `${nameOf(who)} ${route}`);
    expect([...new Set(written)].sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(100);
  });

  it('everything that the calls left behind is sound', async () => {
    await app.settle();
    await app.checkInvariants();
  });
});

const statusOf = (answer: Answer): number => (answer === 'hidden' ? 404 : answer);

const isRefusal = (answer: Answer): boolean => statusOf(answer) >= 400;

const cells = ({ answers }: Policy, chosen: (answer: Answer) => boolean): [Actor, Answer][] =>
  ACTORS.map((actor, column): [Actor, Answer] => [actor, answers[column] ?? 0]).filter(([, answer]) =>
    chosen(answer),
  );

const comparable = (body: object): object => ({ ...body, requestId: '' });
