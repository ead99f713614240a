import { useTestApp } from '../support/use-test-app';

interface Rules {
  cancelling: { rows: { when: string; percentBack: number; back: { amount: number } }[] };
  sections: { title: string; sentences: string[] }[];
}

describe('the rules in words', () => {
  const app = useTestApp({ checkoutMinutes: 35, selfGradeHours: 48 });

  it('say what comes back, and by which numbers the product goes', async () => {
    const { cancelling, sections } = (await app.http().get('/v1/rules').expect(200)).body as Rules;
    expect(cancelling.rows).toMatchObject([
      { when: 'Before the session begins', percentBack: 100, back: { amount: 18_000 } },
      { when: 'Once it has begun', percentBack: 0, back: { amount: 0 } },
    ]);
    const text = sections.flatMap(({ sentences }) => sentences).join(' ');
    expect(text).toContain('yours for 35 minutes while you pay');
    expect(text).toContain('opens 15 minutes before the start');
    expect(text).toContain('From 15 minutes after the start');
    expect(text).toContain('until 24 hours after the end');
    expect(text).toContain('The coach has 24 hours after the end');
    expect(text).toContain('to begin within 12 hours of the end, to finish within 48');
    expect(text).toContain('uploaded within 30 days');
    expect(text).not.toMatch(/NaN|undefined/);
  });
});
