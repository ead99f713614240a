import type { Schemas } from '../../client';

/** What happened between the demo candidate and her coaches so far. Invented, like the people. */

export interface ToldSession {
  /** When it took place, counted back from the first start: the first free time after so many hours. */
  hoursAgo: number;
  focus: string;
  /** After so many minutes its coach said that it was over, where that was before the scheduled end. */
  overAfterMinutes?: number;
  notes: { summary: string; impression: string }[];
  /** In the order of the form: principles, then competencies. */
  grades: { principles: string[]; competencies: string[] };
  /** In the same order. */
  evidence: { principles: string[]; competencies: string[] };
  recommendation: { recommendation: string; reason: string; 'next-steps': string; 'debrief-note'?: string };
  /** What the candidate graded herself before she read it, in the same order. */
  selfGrade?: { principles: string[]; competencies: string[] };
  /** What the coach corrected afterwards: a grade by item, the recommendation, and why. */
  amendment?: { competency: string; grade: string; recommendation: string; reason: string };
  rating: Schemas['LeaveRating'];
  /** What the coach answers to the rating, or has an admin look at in it. */
  reply?: Schemas['ReplyToRating'];
  ratingReport?: Schemas['ReportRating'];
}

const [LOW, NOT, YES, HIGH] = ['below_bar', 'not_raising_bar', 'raising_bar', 'far_above_bar'] as const;
const DAY = 24;

/** Sessions with the first coach whose form is filed, oldest first. */
export const TOLD_SESSIONS: ToldSession[] = [
  {
    hoursAgo: 24 * DAY,
    focus: 'First round ever: where do I stand?',
    notes: [
      {
        summary:
          'Told the first data-centre move from the kick-off to the party. Eleven minutes, two of them on what she did herself.',
        impression: 'A programme is described, not a person. "We" in every sentence until asked for "I".',
      },
      {
        summary:
          'Asked for a disagreement, gave one that somebody else had. Could not name what she had wanted.',
        impression: 'No story ready for this. That is the gap to close first.',
      },
    ],
    grades: { principles: [NOT, NOT], competencies: [NOT, YES, NOT] },
    evidence: {
      principles: [
        'The result is real; what she decided herself stayed unclear.',
        'No disagreement of her own after two follow-ups.',
      ],
      competencies: [
        'Eleven minutes without a pause to check what the interviewer needs.',
        'Fourteen teams, one date, and it held.',
        'Drew boxes; could not say what happens when one of them is gone.',
      ],
    },
    recommendation: {
      recommendation: 'no_hire',
      reason: 'The delivery is there, the person in it is not visible yet. One good month of practice away.',
      'next-steps':
        'Write three stories in the first person, each under three minutes, each with one number.',
    },
    rating: { stars: 5, text: 'Hard to hear, and exactly what I needed.' },
    reply: { text: 'You took it well. Most people need three sessions for what you did in one.' },
  },
  {
    hoursAgo: 17 * DAY,
    focus: 'The same stories in the first person, under three minutes each.',
    notes: [
      {
        summary:
          'Billing retirement in the first person: listed the consumers alone, went to the director with a cost for each week.',
        impression: 'A different candidate. Knows the numbers and says "I" where it is true.',
      },
      {
        summary:
          'Drew the failover of the second move. Forgot the name servers, found it herself when asked what breaks first.',
        impression: 'Reads a design for its failures once somebody asks. Should ask herself.',
      },
    ],
    grades: { principles: [YES, NOT], competencies: [YES, YES, NOT] },
    evidence: {
      principles: [
        'Acted without being asked and stayed until it was done.',
        'Gave way before she had said what she wanted.',
      ],
      competencies: [
        'Three minutes, one number, one result.',
        'Dates from nine of eleven teams within a week.',
        'Found the weak spot of the failover when asked what breaks first.',
      ],
    },
    recommendation: {
      recommendation: 'no_hire',
      reason: 'Close. Ownership is there; backbone and the design dive are not there yet.',
      'next-steps': 'Prepare one disagreement that you lost, and say what you did to make the decision work.',
    },
    amendment: {
      competency: 'architecture-design',
      grade: YES,
      recommendation: 'hire',
      reason:
        'I had marked the name servers as missed; my recording shows that she named them before I asked.',
    },
    rating: { stars: 4, text: 'Corrected the form himself when he saw that he had been wrong.' },
    ratingReport: {
      reason: 'personal_data',
      text: 'It tells everybody that a form was corrected. That should stay between the two of us.',
    },
  },
  {
    hoursAgo: 10 * DAY,
    focus: 'A disagreement that I lost, and a design of something new.',
    overAfterMinutes: 51,
    notes: [
      {
        summary:
          'Lost the argument for a second weekend, then wrote the roll-back plan for the first one and ran the rehearsal.',
        impression: 'Commitment with evidence. The objection itself came without a number.',
      },
      {
        summary:
          'Designed a store for meter readings from a blank page: sizes first, then the write path, then what fails.',
        impression: 'Structured. Chose the simplest thing that holds and said what would make her change it.',
      },
    ],
    grades: { principles: [YES, NOT], competencies: [YES, HIGH, YES] },
    evidence: {
      principles: [
        'Wrote the plan for a decision that she had argued against, and ran it.',
        'The objection was an opinion: no cost, no date, no customer in it.',
      ],
      competencies: [
        'Order, pace, and a question back where the question was open.',
        'Rehearsed the roll-back twice and knew how long each step took.',
        'Sizes before boxes; every choice with what would change it.',
      ],
    },
    recommendation: {
      recommendation: 'hire',
      reason: 'Would hire for the delivery alone; backbone needs data in the objection.',
      'next-steps': 'Put a number into each objection: what it costs, whom, from when on.',
    },
    selfGrade: { principles: [HIGH, YES], competencies: [NOT, YES, LOW] },
    rating: { stars: 5, text: 'I had graded my design far too low. Good to see it beside his.' },
  },
  {
    hoursAgo: 3 * DAY,
    focus: 'Stories about disagreement; I tend to skip the outcome.',
    notes: [
      {
        summary:
          'Took over a billing retirement that two teams had dropped. Listed the eleven consumers alone, got dates from nine, and brought the last two to the director with a cost for each week of delay.',
        impression:
          'Speaks in the first person and knows the numbers. Needed a second question to say what went wrong.',
      },
      {
        summary:
          'Disagreed with a plan to move both data centres in one weekend. Gave way when the date was confirmed; the objection was not written down and nobody heard it again.',
        impression:
          'The disagreement was real, the commitment was silence. No evidence of what was done to make it work.',
      },
    ],
    grades: { principles: [HIGH, NOT], competencies: [YES, HIGH, NOT] },
    evidence: {
      principles: [
        'Acted without being asked, named the cost, and stayed until the last consumer was off.',
        'Raised the point once, without data, and let it go; could not say what would have changed the decision.',
      ],
      competencies: [
        'Clear order, short sentences, answers the question that was asked.',
        'Ran both systems for a quarter and found 2,100 wrong tariffs that way.',
        'Did not ask what happens to the records that are in flight while both systems run.',
      ],
    },
    recommendation: {
      recommendation: 'hire',
      reason:
        'Ownership is there with evidence twice over. Disagreement and failure modes are the gaps; both can be prepared.',
      'next-steps':
        'Write the weekend-move story again with the objection in numbers, and end it with what you did after losing.',
      'debrief-note': 'Leaning hire; would want a second read on backbone.',
    },
    rating: { stars: 5, text: 'Interrupted exactly where it hurt. The form told me what to rewrite.' },
  },
];

/** After so many of them the admin published a new version of their form. */
export const NEW_FORM = {
  afterSessions: 2,
  summaryHint:
    'What was said, in the words that were used. A number or a quotation is worth more than a verdict.',
};

export const COACH_NOTE = 'If we meet again: go straight to the second data-centre story.';

/** The session whose form the first coach has begun and still owes: what he noted while it went on. */
export const OPEN_SESSION = {
  /** What the candidate has graded herself so far, in the order of the form; the feedback waits for the rest. */
  ownGrades: [YES],
  hoursAgo: 22,
  focus: 'Programme recovery, and keeping answers under three minutes.',
  notes: [
    {
      minutes: 9,
      summary: 'Recovery of the tariff programme: stopped two work streams, told the sponsor why.',
    },
    { minutes: 31, summary: 'Came to the number before the story this time. Two minutes forty.' },
  ],
};

export const COMING_SESSION = { hoursAhead: 2 * DAY, focus: 'A full round at the pace of the real one.' };

/** A phone screen with the fourth coach, who never filed its form: what admins do about it can be seen. */
export const FORGOTTEN_SESSION = {
  hoursAgo: 7 * DAY,
  withinHours: 3 * DAY,
  coach: 'jonas@demo.test',
  focus: 'The phone screen, in case it comes before the onsite.',
};

export const SHARED: { link: Schemas['NewReportLink']; agent: string } = {
  link: { parts: ['recommendation', 'principles'], days: 30, label: 'My mentor' },
  agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Safari/605.1.15',
};

export const QUESTION_REPORT = {
  note: 2,
  reason: 'A friend who works there says that this one is used in a real loop at the moment.',
};
