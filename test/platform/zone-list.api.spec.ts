import { useTestApp } from '../support/use-test-app';

describe('the zones to choose from', () => {
  const app = useTestApp();

  it('may be kept for a while, and are those of an account', async () => {
    const { headers, body } = await app.http().get('/v1/zones').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=300');
    const { items } = body as {
      items: { id: string; city: string; country: string | null; offsetNow: number }[];
    };
    expect(items.find(({ id }) => id === 'Europe/Paris')).toMatchObject({
      city: 'Paris',
      country: 'France',
      offsetNow: 60,
    });
    const { token } = await app.signUp();
    for (const zone of ['UTC', 'Asia/Kolkata', 'Europe/Kyiv', items.at(-1)?.id])
      await app.http().patch('/v1/me').set('Authorization', `Bearer ${token}`).send({ zone }).expect(200);
  });
});
