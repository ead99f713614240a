import { actAs } from '../../local/demo/act-as';
import { useTestApp } from '../support/use-test-app';

describe('the demo data on a machine that is busy', () => {
  const app = useTestApp();

  it('is asked for again when the service cannot answer just now', async () => {
    const person = { email: 'patient@demo.test', name: 'Patient', zone: 'UTC' };
    const sent = jest.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response('', { status: 503 }));
    const api = await actAs(app.nest, person, ['candidate']);
    expect(await api.get('/v1/me')).toMatchObject({ email: person.email });
    expect(sent).toHaveBeenCalledTimes(2);
    sent.mockRestore();
  });
});
