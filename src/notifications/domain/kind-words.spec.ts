import type { Side } from '../../bookings';
import type { SessionFacts } from '../session-facts.service';
import { KIND_WORDS } from './kind-words';

const facts = {
  booking: { startsAt: new Date('2027-03-01T10:00:00Z'), minutes: 3 * 24 * 60 },
  stage: 'Behavioural',
  coach: { name: 'Clara', zone: 'Asia/Tokyo', hourCycle: 'h23', locale: 'en-GB' },
  candidate: { name: 'Kenji', zone: 'Europe/Paris', hourCycle: 'h23', locale: 'en-GB' },
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

  it('as what feedback is about, to each of them and to admins', () => {
    const to = (who: Side | 'admin') => KIND_WORDS.session.subject(facts, who, 'Monday');
    expect(to('candidate')).toBe('your session of Monday');
    expect(to('coach')).toBe('your session with Kenji on Monday');
    expect(to('admin')).toBe('the session with Kenji on Monday');
    expect(KIND_WORDS.session.whyDue(facts)).toBe('your session with Kenji is over.');
  });

  it('its end frees a time, and takes it out of calendars', () => {
    expect(KIND_WORDS.session.freed).toContain('free again');
    expect(KIND_WORDS.session.outOfCalendar).toHaveLength(1);
  });
});

describe('how the review of a document is spoken of', () => {
  it('by its days, with no hour: it has none', () => {
    for (const side of SIDES) {
      const said = [
        KIND_WORDS.document.headline(facts, side),
        ...KIND_WORDS.document.facts(facts, side),
      ].join(' ');
      expect(said).not.toMatch(/\d\d:\d\d/);
      expect(said).toContain('within 3 days');
    }
    expect(SIDES.map((side) => KIND_WORDS.document.headline(facts, side))).toEqual([
      'Behavioural, review by Clara',
      'Behavioural, review for Kenji',
    ]);
  });

  it('its end frees no time and changes no calendar', () => {
    expect(KIND_WORDS.document.freed).not.toContain('time');
    expect(KIND_WORDS.document.outOfCalendar).toEqual([]);
  });

  it('as what its candidate uploaded, to them in the second person', () => {
    const to = (who: Side | 'admin') => KIND_WORDS.document.subject(facts, who, 'Monday');
    expect(to('candidate')).toBe('the document that you uploaded on Monday');
    expect([to('coach'), to('admin')]).toEqual(Array(2).fill('the document that Kenji uploaded on Monday'));
    expect(KIND_WORDS.document.whyDue(facts)).toBe('Kenji has uploaded the document for you to read.');
  });
});
