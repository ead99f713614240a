import { practisedIn, practisedView, reportTitle } from './practised';

const STARTS = new Date('2026-12-01T23:30:00Z');
const RECEIVED = new Date('2026-11-28T09:00:00Z');
const ABOUT = { company: 'Amazon', stage: 'TPM phone screen' };

describe('what a report is called', () => {
  it.each([
    ['UTC', 'TPM phone screen, Amazon: mock interview of 1 December 2026'],
    ['Asia/Tokyo', 'TPM phone screen, Amazon: mock interview of 2 December 2026'],
  ])('names the session and its day for a reader in %s', (zone, title) => {
    expect(reportTitle(ABOUT, { kind: 'session', at: STARTS }, zone)).toBe(title);
  });

  it('names a document by the day of its upload', () => {
    const practised = practisedIn({ kind: 'document', startsAt: STARTS, receivedAt: RECEIVED });
    expect(reportTitle(ABOUT, practised, 'Europe/Paris')).toBe(
      'TPM phone screen, Amazon: review of the document of 28 November 2026',
    );
  });

  it('says the start of a session as an instant, on the wall and in words', () => {
    const practised = practisedIn({ kind: 'session', startsAt: STARTS, receivedAt: null });
    expect(practisedView(practised, 'Asia/Tokyo')).toEqual({
      kind: 'session',
      at: STARTS,
      atLocal: '2026-12-02T08:30:00+09:00',
      zone: 'Asia/Tokyo',
      inWords: 'Wednesday 2 December 2026, 08:30 Tokyo time',
    });
  });
});
