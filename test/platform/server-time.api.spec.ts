import { useTestApp } from '../support/use-test-app';

describe('what time it is', () => {
  const app = useTestApp();

  it('stands on every answer, a problem or not, by our clock', async () => {
    for (const hours of [0, 5]) {
      app.clock.advance({ hours });
      const { token } = await app.signUp();
      const auth = { Authorization: `Bearer ${token}` };
      const answers = [
        await app.http().get('/v1/me').set(auth).expect(200),
        await app.http().get('/v1/me').expect(401),
        await app.http().get('/v1/nothing').expect(404),
        await app.http().post('/v1/logins').send({}).expect(400),
        await app.http().delete('/v1/logins/current').set(auth).expect(204),
        await app.http().get('/health/live').expect(200),
      ];
      for (const { headers } of answers) expect(headers['greenroom-now']).toBe(app.clock.now().toISOString());
    }
  });
});
