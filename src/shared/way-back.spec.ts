import { wayBack } from './way-back';

describe('where somebody goes after logging in', () => {
  it.each([
    '/',
    '/bookings',
    '/bookings/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
    '/bookings/0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10#upload',
    '/coaches/0197a3c2/book?offering=0197a3c2&start=2026-12-01T15%3A00%3A00.000Z',
    '/coaches?from=18:00&on=2026-12-01..07&days=2,4',
    '/coaches/0197a3c2?zone=America%2FArgentina%2FBuenos_Aires',
    '/coaches/0197a3c2?zone=America/New_York',
  ])('is the page %s', (page) => {
    expect(wayBack(page)).toBe(page);
  });

  it.each([
    ['nothing', undefined],
    ['an empty one', ''],
    ['another site', 'https://evil.example/'],
    ['another site without its scheme', '//evil.example'],
    ['another site for browsers that turn slashes', '/\\evil.example'],
    ['another site, encoded', '/%2Fevil.example'],
    ['another site further on', '/bookings//evil.example'],
    ['another site behind a dot', '/.//evil.example'],
    ['a way up', '/bookings/../../evil'],
    ['another site behind a tab, which browsers leave out', '/\t/evil.example'],
    ['a header of its own', '/bookings\r\nSet-Cookie: a=b'],
    ['a script', 'javascript:alert(1)'],
    ['a name and password', '/@evil.example'],
    ['a page without a slash', 'bookings'],
    ['the API', '/v1/me'],
    ['what only the sandbox has', '/sandbox/clock'],
    ['a sentence for the reader of the mail', '/coaches?q=call+this+number'],
    ['the same, encoded', '/coaches?q=call%20this%20number'],
    ['another address inside', '/coaches?q=https%3A%2F%2Fevil.example'],
    ['an anchor that is none', '/bookings#<script>'],
    ['a broken escape', '/coaches?zone=%E0%A4%A'],
    ['something endless', `/${'a'.repeat(500)}`],
  ])('is not %s', (_title, written) => {
    expect(wayBack(written)).toBeNull();
  });
});
