import type { SelfGradeGap } from '../forms';
import { inWords } from '../shared/zones/in-words';
import { momentOf, type Practised } from './domain/practised';
import type { ReleasedContent } from './released-content.service';

/** Everything that a report says, in words; the parts that are not shown are empty. */
export interface Report extends ReleasedContent {
  title: string;
  notice: string;
  disclaimer: string;
  /** The reader's: every day and time of the report is told in it. */
  zone: string;
  practised: Practised;
  pack: { title: string };
  stage: { title: string };
  targetLevel: { title: string };
  candidate: { name: string };
  coach: { name: string };
  submittedAt: Date;
  amendedAt: Date | null;
  fingerprint: string | null;
}

/** How a self-grade and the coach's grade stand to each other, in words. */
export const gapInWords = ({ own, coach, gap }: SelfGradeGap): string => {
  const steps = Math.abs(gap ?? 0);
  const apart = `${steps} ${steps === 1 ? 'step' : 'steps'} ${(gap ?? 0) > 0 ? 'higher' : 'lower'}`;
  const verdict = gap === null ? '' : gap === 0 ? ' You agree.' : ` Your coach saw it ${apart}.`;
  return `You: ${own}. Your coach: ${coach ?? 'no grade'}.${verdict}`;
};

type ReportFacts = Pick<
  Report,
  'candidate' | 'coach' | 'pack' | 'stage' | 'targetLevel' | 'practised' | 'zone' | 'amendedAt'
> & {
  /** Null in the preview of its coach. */
  submittedAt: Date | null;
};

/** Who, by whom, what and when: the lines at the top of a report. */
export const factsOf = (report: ReportFacts): [term: string, text: string][] => [
  ['For', report.candidate.name],
  ['By', report.coach.name],
  ['Interview', `${report.pack.title}, ${report.stage.title}`],
  [momentOf(report.practised), inWords(report.practised.at, report.zone)],
  ['Graded against', report.targetLevel.title],
  ...(report.submittedAt ? [['Filed', inWords(report.submittedAt, report.zone)] as [string, string]] : []),
  ...(report.amendedAt ? [['Amended', inWords(report.amendedAt, report.zone)] as [string, string]] : []),
];
