import { readable } from './server-log';

const line = (fields: object): string =>
  JSON.stringify({ level: 30, time: '2027-02-01T12:00:01.250Z', ...fields });

describe('the server log of a failed test', () => {
  it('tells a request in one short line', () => {
    const request = {
      reqId: 'r',
      requestId: 'r',
      method: 'POST',
      route: '/v1/bookings',
      status: 409,
      ms: 12.5,
    };
    expect(readable(line({ ...request, code: 'slot.taken', msg: 'request' }))).toBe(
      '12:00:01.250 POST /v1/bookings 409 (12.5 ms) code=slot.taken',
    );
  });

  it('tells what went wrong, with its stack', () => {
    const err = { message: 'no', stack: 'Error: no\n    at here' };
    expect(readable(line({ level: 50, sweep: 'outbox', attempts: 2, err, msg: 'a sweep failed' }))).toBe(
      '12:00:01.250 ERROR a sweep failed sweep=outbox attempts=2\nError: no\n    at here',
    );
  });

  it('leaves what is no line of ours as it is', () => {
    expect(readable('Warning: something')).toBe('Warning: something');
    expect(readable('[1]')).toBe('[1]');
  });
});
