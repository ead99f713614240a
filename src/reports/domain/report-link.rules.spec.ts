import { linkState, whyNoMoreLinks } from './report-link.rules';

const NOW = new Date('2027-03-01T12:00:00Z');
const EARLIER = new Date('2027-03-01T11:59:59.999Z');
const LATER = new Date('2027-03-01T12:00:00.001Z');

describe('a link to a report', () => {
  it.each([
    ['open', { expiresAt: LATER, revokedAt: null, readable: true }],
    ['expired', { expiresAt: NOW, revokedAt: null, readable: true }],
    ['revoked', { expiresAt: LATER, revokedAt: EARLIER, readable: true }],
    ['revoked', { expiresAt: EARLIER, revokedAt: EARLIER, readable: false }],
    ['withdrawn', { expiresAt: LATER, revokedAt: null, readable: false }],
  ])('is %s', (state, link) => {
    expect(linkState(link, NOW)).toBe(state);
  });

  it('is one of at most 20 that are open', () => {
    expect([whyNoMoreLinks(19), whyNoMoreLinks(20)]).toEqual([
      null,
      'At most 20 links may be open; revoke one first.',
    ]);
  });
});
