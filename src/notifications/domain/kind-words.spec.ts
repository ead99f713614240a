import type { Side } from '../../bookings';
import type { SessionFacts } from '../session-facts.service';
import { KIND_WORDS } from './kind-words';

const facts = {
  booking: { startsAt: new Date('2027-03-01T10:00:00Z'), minutes: 3 * 24 * 60 },
  stage: 'Behavioural',
  coach: { name: 'Clara', zone: 'Asia/Tokyo' },
  candidate: { name: 'Kenji', zone: 'Europe/Paris' },
} as SessionFacts;
const SIDES: Side[] = ['candidate', 'coach'];

describe('how a session is spoken of', () => {
  it('to each side: with the other, at the hour on the own wall', () => {
    expect(SIDES.map((side) => KIND_WORDS.session.headline(facts, side))).toEqual([
      expect.stringMatching(/^Behavioural with Clara, .*11:00/),
      expect.stringMatching(/^Behavioural with Kenji, .*19:00/),
    ]);
    expect(KIND_WORDS.session.facts(facts, 'coach')[1]).toMatch(/^When: .*19:00 Tokyo time$/);
  });

  it('its end frees a time, and takes it out of calendars', () => {
    expect(KIND_WORDS.session.freed.inMail).toContain('free again');
    expect(KIND_WORDS.session.outOfCalendar).toHaveLength(1);
  });
});

describe('how the review of a document is spoken of', () => {
  it('by its days, with no hour: it has none', () => {
    for (const side of SIDES) {
      const said = [KIND_WORDS.review.headline(facts, side), ...KIND_WORDS.review.facts(facts, side)].join(
        ' ',
      );
      expect(said).not.toMatch(/\d\d:\d\d/);
      expect(said).toContain('within 3 days');
    }
    expect(SIDES.map((side) => KIND_WORDS.review.headline(facts, side))).toEqual([
      'Behavioural, review by Clara',
      'Behavioural, review for Kenji',
    ]);
  });

  it('its end frees no time and changes no calendar', () => {
    expect(KIND_WORDS.review.freed.inMail).not.toContain('time');
    expect(KIND_WORDS.review.outOfCalendar).toEqual([]);
  });

  it('as what its candidate uploaded, to them in the second person', () => {
    const to = (who: Side | 'admin') => KIND_WORDS.review.subject(facts, who, 'Monday');
    expect(to('candidate')).toBe('the document that you uploaded on Monday');
    expect([to('coach'), to('admin')]).toEqual(Array(2).fill('the document that Kenji uploaded on Monday'));
  });
});
