import { hideInLine, hideSecrets } from './hide-secrets';

describe('the last look at a log line', () => {
  it.each([
    [
      'connect postgres://app:pa55word@db.example:5432/x failed',
      'connect postgres://[hidden]@db.example:5432/x failed',
    ],
    ['550 5.1.1 <ada.moreau+x@mail.example.com> unknown', '550 5.1.1 <[email]> unknown'],
    ['"authorization":"Bearer abc.def-123=="', '"authorization":"Bearer [hidden]"'],
    ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.s1gn4ture', 'got [token]'],
    ['key sk_live_4eC39HqLyjWDarjtT1 and whsec_abc123', 'key sk_[hidden] and whsec_[hidden]'],
    ['GET /bookings/1/status?a=1&token=s3cret&b=2', 'GET /bookings/1/status?a=1&token=[hidden]&b=2'],
    ['{"route":"/v1/bookings/:id","status":200}', '{"route":"/v1/bookings/:id","status":200}'],
  ])('%s', (line, shown) => {
    expect(hideSecrets(line)).toBe(shown);
  });

  it('blanks members with a secret name at any depth, whatever they hold', () => {
    const line = JSON.stringify({
      msg: 'x',
      a: [{ b: { c: { password: 'p', token: { deep: 1 }, tokens: 2 } } }],
      parameters: ['x', 7],
      email: null,
    });
    expect(JSON.parse(hideInLine(`${line}\n`))).toEqual({
      msg: 'x',
      a: [{ b: { c: { password: '[hidden]', token: '[hidden]', tokens: 2 } } }],
      parameters: '[hidden]',
      email: '[hidden]',
    });
    expect(hideInLine('{"password":"half of a li')).toContain('was hidden');
  });

  it('stays quick on long lines that nearly match', () => {
    const began = performance.now();
    for (const part of ['a.', 'a@', '://', 'eyJaaaaaaaa', 'Bearer ']) hideSecrets(part.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
