import { CLOSE, SIDES, ZONE } from '../../../test/notifications/status-cases';
import type { Side } from '../../bookings';
import { inWords } from '../../shared/zones/in-words';
import { documentWords, formWords } from './document-words';

const by = inWords(CLOSE, ZONE);
const readerOf = (side: Side) => ({ side, kind: 'document' as const, zone: ZONE, otherName: 'Robin' });
const there = (begun: boolean, overdue: boolean) =>
  ({ name: 'document_there', begun, overdue, dueAt: CLOSE }) as const;
const documentText = (state: Parameters<typeof documentWords>[0], side: Side): string =>
  documentWords(state, readerOf(side)).next.join(' ');

describe('a review whose document is still to come', () => {
  const awaited = { name: 'document_awaited', until: CLOSE } as const;

  it('says to both until when it can be uploaded, in the zone of the reader', () => {
    for (const side of SIDES) expect(documentText(awaited, side)).toContain(`until ${by}`);
  });

  it('says to its candidate that it can be cancelled, and to its coach that there is nothing to do yet', () => {
    expect(documentText(awaited, 'candidate')).toContain(
      'You can cancel until Robin has begun to work on it',
    );
    expect(documentText(awaited, 'coach')).toContain('nothing is to be done before');
    expect(documentText(awaited, 'coach')).not.toContain('cancel');
  });
});

describe('a review whose document is there', () => {
  it('can be cancelled by its candidate until the coach has begun', () => {
    expect(documentText(there(false, false), 'candidate')).toContain('You can cancel until Robin has begun');
    expect(documentText(there(true, false), 'candidate')).toContain('it cannot be cancelled before');
  });

  it('tells its coach nothing of a cancellation', () => {
    expect(documentWords(there(false, false), readerOf('coach'))).toEqual({
      headline: 'The document is there',
      next: [],
    });
  });

  it.each([true, false])('is late to both once it is overdue, and says since when (begun: %s)', (begun) => {
    for (const side of SIDES) {
      expect(documentWords(there(begun, true), readerOf(side)).headline).toMatch(/feedback is late$/);
      expect(documentText(there(begun, true), side)).toContain(`It was due by ${by}.`);
    }
    expect(documentText(there(begun, true), 'coach')).toContain('Robin is waiting for it.');
  });
});

describe('a review whose feedback was filed', () => {
  it.each([
    ['form_filed', 'coach', 'Your feedback is filed'],
    ['form_released', 'candidate', 'Your feedback is there'],
    ['form_released', 'coach', 'Your feedback is released'],
    ['form_withdrawn', 'candidate', 'Your feedback was withdrawn'],
    ['form_withdrawn', 'coach', 'Another feedback is needed'],
  ] as const)('is, when %s, to the %s: %s', (name, side, headline) => {
    expect(formWords(name, readerOf(side)).headline).toBe(headline);
  });

  it('says to its coach that the candidate cannot read it yet, until it is released', () => {
    expect(formWords('form_filed', readerOf('coach')).next).toEqual(['Robin cannot read it yet.']);
    expect(formWords('form_released', readerOf('coach')).next).toEqual([]);
  });

  it('says why it counts no more, to both', () => {
    for (const side of SIDES)
      expect(formWords('form_withdrawn', readerOf(side)).next[0]).toContain('entered in error');
  });
});
