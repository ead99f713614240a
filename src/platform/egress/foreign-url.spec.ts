import { ForeignFault, foreignAddressError } from './foreign-fault.error';
import { addressIn, foreignUrl, hostOf, sentOnTo } from './foreign-url';

const reasonOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof ForeignFault ? error.reason : String(error);
  }
};

describe('a foreign URL', () => {
  it.each([
    ['', 'url_invalid'],
    ['calendar.ics', 'url_invalid'],
    ['https://', 'url_invalid'],
    ['https://a b/', 'url_invalid'],
    ['https://example.com:99999/', 'url_invalid'],
    [`https://example.com/${'a'.repeat(2_048)}`, 'url_invalid'],
    ['ftp://example.com/', 'scheme_refused'],
    ['file:///etc/passwd', 'scheme_refused'],
    ['gopher://example.com:70/_', 'scheme_refused'],
    ['webcal://example.com/feed.ics', 'scheme_refused'],
    ['javascript:alert(1)', 'scheme_refused'],
    ['data:text/plain,hello', 'scheme_refused'],
    ['https://user@example.com/', 'credentials_refused'],
    ['https://:secret@example.com/', 'credentials_refused'],
    ['https://example.com:22/', 'port_refused'],
    ['http://example.com:25/', 'port_refused'],
    ['http://example.com:443/', 'port_refused'],
    ['http://example.com:0/', 'port_refused'],
    ['https://example.com/feed.ics?key=1', 'none'],
    ['http://example.com:80/', 'none'],
    ['https://example.com:8443/', 'none'],
    ['https://example.com:1024/', 'none'],
  ])('%s: %s', (text, reason) => {
    expect(reasonOf(() => foreignUrl(text))).toBe(reason);
  });

  it.each([
    ['http://127.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://0/', '0.0.0.0'],
    ['http://１２７.0.0.1/', '127.0.0.1'],
    ['http://127.0.0.1./', '127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://[0:0:0:0:0:0:0:1]/', '::1'],
    ['http://localhost/', null],
    ['http://example.com./', null],
  ])('%s has the address %s, however it is written', (text, address) => {
    expect(addressIn(foreignUrl(text))).toBe(address);
  });

  it.each([
    ['https://example.com/a/b', '../c', 'https://example.com/c'],
    ['https://example.com/a', '//example.org/b', 'https://example.org/b'],
    ['http://example.com/a', 'https://example.com/a', 'https://example.com/a'],
    ['http://example.com/a', 'http://example.org/', 'http://example.org/'],
  ])('at %s sends on to %s', (from, location, next) => {
    expect(sentOnTo(location, foreignUrl(from)).href).toBe(next);
  });

  it.each([
    'http://example.com/a',
    'ftp://example.com/',
    'file:///etc/passwd',
    '//user:x@example.com',
    'https://example.com:22/',
    'https://',
  ])('sends nobody on to %s', (location) => {
    const from = foreignUrl('https://example.com/a');
    expect(reasonOf(() => sentOnTo(location, from))).toBe('redirect_refused');
  });

  it('names an IPv6 host without its brackets', () => {
    expect(hostOf(foreignUrl('https://[2606:4700::1]/x'))).toBe('2606:4700::1');
  });
});

describe('attack 59, 63: what the person is told', () => {
  it('says what is wrong with the URL itself', () => {
    const error = foreignAddressError('port_refused', 'url');
    expect(error).toMatchObject({ kind: 'refused', code: 'foreign_address.refused', field: 'url' });
    expect(error.detail).toContain('1024');
  });

  it('is the same for all that was found out by calling it', () => {
    const reasons = [
      'address_refused',
      'name_unknown',
      'unreachable',
      'too_slow',
      'redirect_refused',
    ] as const;
    const told = reasons.map((reason) => foreignAddressError(reason, 'url'));
    expect(new Set(told.map(({ code, detail }) => `${code} ${detail}`)).size).toBe(1);
    expect(told[0]?.code).toBe('foreign_address.unusable');
  });
});
