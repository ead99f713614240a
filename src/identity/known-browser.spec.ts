import { addHours } from '../shared/time';
import { KNOWN_DAYS, knownBrowser, markBrowser } from './known-browser';

const NOW = new Date('2027-02-01T12:00:00Z');
const SECRET = 'a secret of the tests that is long enough';
const ADA = { email: 'ada@example.test', tokenVersion: 3 };

describe('a browser that somebody logged in with', () => {
  const { value, expiresAt } = markBrowser(ADA, SECRET, NOW);
  const [id = '', end = '', seal = ''] = value.split('.');

  it('is known by its mark until that ends', () => {
    expect(knownBrowser(value, ADA, SECRET, NOW)).toBe(id);
    expect(expiresAt).toEqual(addHours(NOW, KNOWN_DAYS * 24));
    expect(knownBrowser(value, ADA, SECRET, new Date(expiresAt.getTime() - 1))).toBe(id);
    expect(knownBrowser(value, ADA, SECRET, expiresAt)).toBeNull();
  });

  it('is another one with each mark', () => {
    expect(markBrowser(ADA, SECRET, NOW).value).not.toBe(value);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one of another name', `other.${end}.${seal}`],
    ['one that ends later', `${id}.${Number(end) + 1}.${seal}`],
    ['one without a seal', `${id}.${end}.`],
    ['one cut off', value.slice(0, -1)],
    ['one with more behind it', `${value}.x`],
  ])('is not known by %s', (_, mark) => expect(knownBrowser(mark, ADA, SECRET, NOW)).toBeNull());

  it('is not known for another address, nor under another secret', () => {
    expect(knownBrowser(value, { ...ADA, email: 'bob@example.test' }, SECRET, NOW)).toBeNull();
    expect(knownBrowser(value, ADA, `${SECRET}!`, NOW)).toBeNull();
  });

  it('is not known any more once all sessions of the account were ended', () => {
    expect(knownBrowser(value, { ...ADA, tokenVersion: 4 }, SECRET, NOW)).toBeNull();
    expect(knownBrowser(value, { ...ADA, tokenVersion: 2 }, SECRET, NOW)).toBeNull();
  });
});
