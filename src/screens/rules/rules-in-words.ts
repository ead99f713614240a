import {
  beginWithinHours,
  formDueAfter,
  joinOpensAt,
  NO_SHOW_GRACE_MINUTES,
  reportsCloseAt,
  uploadBy,
} from '../../bookings';
import { CURRENT_POLICY_VERSION, policyOf, shareBack } from '../../policies';
import type { Config } from '../../platform/config/config';
import type { Money } from '../../shared/money';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/time';
import type { Rules } from './rules.schemas';

/** Any instant: the rules are asked how far from it they reach. */
const AT = new Date(0);
const distance = (to: Date, unit: number): number => Math.abs(to.getTime() - AT.getTime()) / unit;

/** What comes back of a price, by when a session is cancelled: the policy that is sold with today, longest notice first. */
export const cancellingRows = ({ amount, currency }: Money): Rules['cancelling']['rows'] => {
  const row = (when: string, percentBack: number) => ({
    when,
    percentBack,
    back: { amount: shareBack(amount, percentBack), currency },
  });
  const { tiers } = policyOf(CURRENT_POLICY_VERSION);
  return [
    ...tiers.map(({ noticeMinutes, percentBack }) => row(noticeInWords(noticeMinutes), percentBack)),
    row('Once it has begun', 0),
  ];
};

const noticeInWords = (minutes: number): string =>
  minutes === 0 ? 'Before the session begins' : `More than ${spanInWords(minutes)} before it begins`;

const spanInWords = (minutes: number): string => {
  if (minutes % (DAY_MS / MINUTE_MS) === 0) return counted(minutes / (DAY_MS / MINUTE_MS), 'day');
  return minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute');
};

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Everything else, with the numbers that the rules themselves go by. */
export const ruleSections = ({
  checkoutMinutes,
  selfGradeHours,
}: Pick<Config, 'checkoutMinutes' | 'selfGradeHours'>): Rules['sections'] => [
  {
    title: 'Paying',
    sentences: [
      `A time is yours for ${checkoutMinutes} minutes while you pay. After that others can take it, and nothing is charged.`,
      'A payment that comes later either books the time, if it is still free, or goes back in full.',
      'Prices are whole: what you see is what is charged, in that currency.',
    ],
  },
  {
    title: 'Being cancelled',
    sentences: [
      'When a coach or Greenroom cancels, the candidate gets the whole price back.',
      'A document can be cancelled until its coach has begun to read it, and again when the feedback is late.',
    ],
  },
  {
    title: 'Joining and missing a session',
    sentences: [
      `The room opens ${distance(joinOpensAt(AT), MINUTE_MS)} minutes before the start.`,
      `From ${NO_SHOW_GRACE_MINUTES} minutes after the start each side can report that the other did not come, until ${distance(reportsCloseAt(AT), HOUR_MS)} hours after the end.`,
      'Both sides can answer in that time. When they contradict each other, a person at Greenroom decides and tells both why.',
      'If the coach missed it, the whole price goes back. If the candidate missed it, the coach keeps their share.',
    ],
  },
  {
    title: 'Feedback',
    sentences: [
      `The coach has ${distance(formDueAfter(AT), HOUR_MS)} hours after the end to file it. Reminders go out before, and people step in when it is late.`,
      `The candidate can grade themselves first, on the same form: to begin within ${beginWithinHours(selfGradeHours)} hours of the end, to finish within ${selfGradeHours}. The feedback opens once they finish or skip that, and the coach reads those grades only after filing.`,
      'Filed feedback changes only with a stated reason, and every version is kept.',
    ],
  },
  {
    title: 'Documents',
    sentences: [
      `A document is to be uploaded within ${distance(uploadBy(AT), DAY_MS)} days of paying; otherwise everything goes back.`,
      'The days that a coach has to read it count from the upload.',
    ],
  },
];
