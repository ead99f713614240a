import { HOUR_MS, MINUTE_MS } from '../../shared/time';
import { inWords } from '../../shared/zones/in-words';
import type { CancellationPolicy, Tier } from './cancellation-policy';

/** When what is sold starts, and in whose zone that is told. */
export interface ToldStart {
  startsAt: Date;
  zone: string;
}

/** What comes back when the candidate cancels a session, in sentences; with instants once it is known when it starts. */
export const policyInWords = ({ tiers }: CancellationPolicy, start: ToldStart | null): string[] => [
  ...tiers.map((tier) => `${untilWhen(tier, start)}: ${backInWords(tier)}.`),
  'From then on nothing comes back.',
  'If your coach cancels, or does not come, all of the price comes back.',
];

const untilWhen = ({ noticeMinutes, percentBack }: Tier, start: ToldStart | null): string => {
  const said = percentBack === 100 ? 'Free to cancel until' : 'Cancel until';
  if (start)
    return `${said} ${inWords(new Date(start.startsAt.getTime() - noticeMinutes * MINUTE_MS), start.zone)}`;
  return noticeMinutes === 0
    ? `${said} the start`
    : `${said} ${noticeInWords(noticeMinutes)} before the start`;
};

const backInWords = ({ percentBack }: Tier): string =>
  percentBack === 100 ? 'all of the price comes back' : `${percentBack} % of the price come back`;

const noticeInWords = (minutes: number): string => {
  const hours = minutes / (HOUR_MS / MINUTE_MS);
  if (!Number.isInteger(hours)) return `${minutes} minutes`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
};
