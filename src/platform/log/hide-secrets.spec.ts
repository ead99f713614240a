import { growth, MOST_GROWTH } from '../../../test/support/growth';
import { hideInLine, hideSecrets } from './hide-secrets';

/** Without its mark a text is not looked at for a shape. */
const MARKS = '@ bearer eyJ sk_ = ';

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

  it.each(['a.', 'a@', '://', 'eyJaaaaaaaa', 'Bearer ', '@eyJ-'])(
    'costs no more than a line is longer, where %s nearly matches all along',
    async (part) => {
      expect(await growth((times) => hideSecrets(MARKS + part.repeat(times)), 2_000)).toBeLessThan(
        MOST_GROWTH,
      );
    },
  );
});
