import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { actAs } from '../../local/demo/act-as';
import { useTestApp } from '../support/use-test-app';

describe('the demo data on a machine that is busy', () => {
  const app = useTestApp();

  it('is asked for again when the service cannot answer just now', async () => {
    const person = { email: 'patient@demo.test', name: 'Patient', zone: 'UTC' };
    const inject = jest
      .fn((request: Parameters<NestFastifyApplication['inject']>[0]) => app.nest.inject(request))
      .mockResolvedValueOnce({ statusCode: 503, body: '' } as never);
    const busy = { get: app.get, inject } as unknown as NestFastifyApplication;
    const call = await actAs(busy, person, ['candidate']);
    expect(await call('GET', '/v1/me')).toMatchObject({ email: person.email });
    expect(inject).toHaveBeenCalledTimes(2);
  });
});
