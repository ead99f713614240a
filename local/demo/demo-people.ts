import type { Schemas } from '../../client';

/** The people of the demo. Invented; addresses end in .test, which no mail can reach. */

export interface DemoCoach {
  email: string;
  name: string;
  zone: string;
  profile: Schemas['CoachProfileRequest'];
  offerings: Schemas['CreateOffering'][];
  weekly: Schemas['WeeklyHours'][];
  /** Dates with hours of their own, counted from the day of the first start; no intervals are a day off. */
  exceptions?: { inDays: number; intervals: Schemas['WallInterval'][] }[];
  /** Waits for vetting, or was rejected for this reason, instead of being published. */
  application?: 'waiting' | { rejected: string };
}

export const DEMO_PASSWORD = 'practice makes progress';

export const DEMO_ADMIN = { email: 'admin@demo.test', name: 'Robin Okafor', zone: 'Europe/London' };

export const DEMO_CANDIDATE = {
  email: 'candidate@demo.test',
  name: 'Ada Moreau',
  zone: 'Europe/Paris',
  profile: {
    headline: 'Programme manager in telecoms, moving to cloud infrastructure',
    background: 'Nine years; led two data-centre moves and the retirement of a billing system.',
    years: 9,
  },
  target: {
    packKey: 'amazon-tpm',
    levelKey: 'l6',
    focusPrinciples: ['ownership', 'have-backbone-disagree-and-commit'],
    focusCompetencies: ['communication', 'architecture-design'],
  },
};

const WORKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const usd = (amount: number) => ({ amount, currency: 'USD' });
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const amazon = (profile: Schemas['CoachProfileRequest']): Schemas['CoachProfileRequest'] => ({
  company: 'Amazon',
  packKey: 'amazon-tpm',
  languages: ['en'],
  qualifications: [],
  ...profile,
});

/** What the first coach sells without a time. */
export const DEMO_REVIEW_OFFERINGS = [
  { stageKey: 'writing-exercise', days: 3, price: usd(7_000) },
  { stageKey: 'resume-screen', days: 2, price: usd(5_000) },
];

export const DEMO_RESUME = `# Ada Moreau

Programme manager, nine years in telecoms.

## Programmes

- Moved two data centres of a mobile operator: 340 services, 14 teams, 11 months, no customer outage over five minutes.
- Retired a billing system from 1998: led the decision to run both for a quarter, which found 2,100 wrong tariffs.
- Cut the time from order to working line from 19 days to 6 by removing three hand-overs.

## Before

Network engineer for four years; wrote the alarm filter that is still in use.
`;

/** Reads why, may change everything and apply again. */
export const DEMO_REJECTED: DemoCoach = {
  email: 'rejected@demo.test',
  name: 'Nadia Haddad',
  zone: 'Europe/Brussels',
  profile: amazon({
    roleTitle: 'Technical Program Manager',
    levelTitle: 'L5',
    levelKey: 'l5',
    years: 4,
    interviewsConducted: 4,
    languages: ['fr', 'nl', 'en'],
    bio: 'Advertising programmes. I know what it is like to sit on the other side of the table.',
    principles: ['earn-trust', 'bias-for-action'],
    competencies: ['communication'],
  }),
  offerings: [{ stageKey: 'onsite', minutes: 60, price: eur(20_000) }],
  weekly: [{ days: WORKDAYS, start: '19:00', end: '22:00' }],
  application: {
    rejected:
      'Four interviews are few for an onsite round. Sell recruiter or phone screens first, or tell us which interviews you ran elsewhere, and apply again.',
  },
};

export const DEMO_COACHES: DemoCoach[] = [
  {
    email: 'coach@demo.test',
    name: 'Marcus Reyes',
    zone: 'America/New_York',
    profile: amazon({
      roleTitle: 'Principal Technical Program Manager',
      levelTitle: 'L7',
      levelKey: 'l7',
      years: 14,
      interviewsConducted: 420,
      qualifications: ['bar_raiser'],
      languages: ['en', 'es'],
      bio: 'Eight years of loops, five of them as Bar Raiser. I interrupt like the real thing and tell you afterwards why.',
      principles: ['ownership', 'dive-deep', 'have-backbone-disagree-and-commit', 'deliver-results'],
      competencies: ['communication', 'delivery', 'architecture-design'],
      meetingRoomUrl: 'https://meet.greenroom.example/marcus',
    }),
    offerings: [
      { stageKey: 'onsite', minutes: 60, price: usd(18_000) },
      { stageKey: 'tpm-phone-screen', minutes: 60, price: usd(15_000) },
    ],
    weekly: [{ days: EVERY_DAY, start: '07:00', end: '20:00' }],
  },
  {
    email: 'priya@demo.test',
    name: 'Priya Natarajan',
    zone: 'Asia/Kolkata',
    profile: amazon({
      roleTitle: 'Senior Technical Program Manager, AWS',
      levelTitle: 'L6',
      levelKey: 'l6',
      years: 9,
      interviewsConducted: 130,
      languages: ['en', 'hi', 'ta'],
      bio: 'Storage and networking programmes. Strong on system design for people who do not code every day.',
      principles: ['customer-obsession', 'bias-for-action', 'learn-and-be-curious'],
      competencies: ['architecture-design', 'delivery'],
    }),
    offerings: [{ stageKey: 'tpm-phone-screen', minutes: 45, price: usd(9_000) }],
    weekly: [
      { days: WORKDAYS, start: '07:00', end: '10:00' },
      { days: WORKDAYS, start: '18:30', end: '22:30' },
    ],
  },
  {
    email: 'helen@demo.test',
    name: 'Helen Byrne',
    zone: 'Europe/London',
    profile: amazon({
      roleTitle: 'Director of Programme Management',
      levelTitle: 'L8, hired for L7 and below',
      levelKey: 'l7',
      years: 17,
      interviewsConducted: 310,
      qualifications: ['bar_raiser'],
      bio: 'I hired programme managers for ten years and read every form before a debrief. Behavioural rounds only.',
      principles: [
        'hire-and-develop-the-best',
        'earn-trust',
        'insist-on-the-highest-standards',
        'are-right-a-lot',
      ],
      competencies: ['communication', 'delivery'],
    }),
    offerings: [
      { stageKey: 'onsite', minutes: 60, price: eur(16_500) },
      { stageKey: 'onsite', minutes: 60, price: usd(18_000) },
    ],
    weekly: [{ days: [2, 3, 4], start: '17:00', end: '21:00' }],
  },
  {
    email: 'jonas@demo.test',
    name: 'Jonas Weidmann',
    zone: 'Europe/Berlin',
    profile: amazon({
      roleTitle: 'Technical Program Manager',
      levelTitle: 'L5',
      levelKey: 'l5',
      years: 6,
      interviewsConducted: 60,
      languages: ['de', 'en'],
      bio: 'Did the phone screens for a hundred-person organisation. Good first practice before the expensive ones.',
      principles: ['ownership', 'deliver-results', 'invent-and-simplify'],
      competencies: ['communication'],
    }),
    offerings: [
      { stageKey: 'tpm-phone-screen', minutes: 60, price: eur(7_500) },
      { stageKey: 'recruiter-phone-screen', minutes: 30, price: eur(4_000) },
    ],
    weekly: [
      { days: WORKDAYS, start: '18:00', end: '22:00' },
      { days: [6], start: '10:00', end: '16:00' },
    ],
    exceptions: [
      { inDays: 5, intervals: [] },
      { inDays: 6, intervals: [{ start: '09:00', end: '13:00' }] },
    ],
  },
  {
    email: 'mei@demo.test',
    name: 'Mei Tan',
    zone: 'Asia/Singapore',
    profile: amazon({
      roleTitle: 'Principal Program Manager, Operations',
      levelTitle: 'L7',
      levelKey: 'l7',
      years: 12,
      interviewsConducted: 205,
      languages: ['en', 'zh'],
      bio: 'Logistics at scale. I look for numbers in every story, and for what you would do differently.',
      principles: ['frugality', 'think-big', 'dive-deep', 'customer-obsession'],
      competencies: ['delivery', 'architecture-design'],
    }),
    offerings: [
      { stageKey: 'onsite', minutes: 45, price: usd(12_000) },
      { stageKey: 'tpm-phone-screen', minutes: 45, price: usd(10_000) },
    ],
    weekly: [{ days: WORKDAYS, start: '19:00', end: '23:59' }],
  },
  {
    email: 'sofia@demo.test',
    name: 'Sofia Lindqvist',
    zone: 'Europe/Stockholm',
    profile: {
      company: 'Northwind',
      packKey: 'northwind-pm',
      roleTitle: 'Lead Product Manager',
      levelTitle: 'Lead PM',
      levelKey: 'lead-pm',
      years: 8,
      interviewsConducted: 90,
      qualifications: [],
      languages: ['sv', 'en'],
      bio: 'Ran the product case for three years. Bring a pencil.',
      principles: ['start-outdoors', 'plain-numbers'],
      competencies: ['product-sense', 'analysis'],
    },
    offerings: [{ stageKey: 'product-case', minutes: 60, price: eur(11_000) }],
    weekly: [{ days: WORKDAYS, start: '08:00', end: '12:00' }],
  },
  {
    email: 'applicant@demo.test',
    name: 'Tomasz Zielinski',
    zone: 'Europe/Warsaw',
    profile: amazon({
      roleTitle: 'Technical Program Manager',
      levelTitle: 'L6',
      levelKey: 'l6',
      years: 7,
      interviewsConducted: 45,
      languages: ['pl', 'en'],
      bio: 'Payments programmes; left last year. Waiting to be vetted, so that you can try it as an admin.',
      principles: ['ownership', 'earn-trust'],
      competencies: ['delivery'],
    }),
    offerings: [{ stageKey: 'tpm-phone-screen', minutes: 45, price: eur(8_000) }],
    weekly: [{ days: WORKDAYS, start: '18:00', end: '21:00' }],
    application: 'waiting',
  },
  DEMO_REJECTED,
];
