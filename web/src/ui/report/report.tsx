import type { ReactNode } from 'react';
import type { Schemas } from '../../api/api';
import { Card } from '../card';
import { Notice } from '../chip';
import { Fold } from './fold';
import { Glance, type GlanceRow } from './glance';
import { GradedItems, Texts } from './graded';
import { NextSteps } from './next-steps';
import { Notes } from './notes';
import { Verdict } from './verdict';
import { reportWords } from './words';

/** What a report says, whoever reads it. */
export type ReportContent = Pick<
  Schemas['SharedReport'],
  | 'notice'
  | 'disclaimer'
  | 'facts'
  | 'targetLevel'
  | 'recommendation'
  | 'recommendations'
  | 'comments'
  | 'scale'
  | 'principles'
  | 'competencies'
  | 'notes'
  | 'workOn'
  | 'suggestions'
  | 'fingerprint'
>;

interface Props {
  of: ReportContent;
  /** The candidate's own grades beside the coach's, where their reader may see them. */
  selfGrade?: Schemas['ReleasedForm']['selfGrade'];
  corrected?: ReadonlySet<string>;
  /** What can be done about the gaps. */
  action?: ReactNode;
  besideNote?: (number: number) => ReactNode;
  /** What its reader may look up besides: versions. */
  proof?: ReactNode;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A feedback report: verdict, why, all at a glance, what to work on, then the details and notes that prove it. */
export const Report = ({ of, selfGrade = [], corrected = NOTHING, action, besideNote, proof }: Props) => (
  <div className="grid gap-6">
    <Notice tone="wait">{of.notice}</Notice>
    <Facts facts={of.facts} />
    {of.recommendation && (
      <Card className="grid gap-3 print:p-0 print:shadow-none">
        <Verdict choices={of.recommendations} given={of.recommendation} level={of.targetLevel.title} />
        <Texts fields={of.comments} />
      </Card>
    )}
    {of.principles.length + of.competencies.length > 0 && (
      <>
        <Glance scale={of.scale} rows={rowsOf(of, selfGrade)} />
        <NextSteps of={of} action={action} />
        <Fold title={reportWords.details}>
          <GradedItems part="principles" items={of.principles} scale={of.scale} corrected={corrected} />
          <GradedItems part="competencies" items={of.competencies} scale={of.scale} corrected={corrected} />
        </Fold>
      </>
    )}
    {of.notes.length > 0 && (
      <Fold title={reportWords.notes}>
        <Notes
          notes={of.notes}
          principles={of.principles}
          competencies={of.competencies}
          beside={besideNote}
        />
      </Fold>
    )}
    <footer className="grid gap-4 border-t border-line pt-4 text-table text-soft">
      {proof}
      <p>{of.disclaimer}</p>
      {of.fingerprint && (
        <p>
          {reportWords.fingerprint} <span className="select-all">{of.fingerprint}</span>.{' '}
          {reportWords.fingerprintHelp}
        </p>
      )}
    </footer>
  </div>
);

const Facts = ({ facts }: { facts: ReportContent['facts'] }) => (
  <dl className="grid grid-cols-[6.5rem_1fr] gap-x-4 gap-y-1 text-table sm:grid-cols-[9rem_1fr]">
    {facts.map(({ term, text }) => (
      <div key={term} className="contents">
        <dt className="text-soft">{term}</dt>
        <dd dir="auto">{text}</dd>
      </div>
    ))}
  </dl>
);

const rowsOf = (
  { principles, competencies }: ReportContent,
  selfGrade: Schemas['ReleasedForm']['selfGrade'],
): GlanceRow[] => {
  const rowsIn = (part: 'principles' | 'competencies', items: Schemas['ReleasedItem'][]) =>
    items.map(({ key, title, grade }): GlanceRow => {
      const own = selfGrade.find((one) => one.part === part && one.key === key);
      return {
        key: `${part} ${key}`,
        title,
        coach: grade,
        own: own ? { key: own.ownKey, title: own.own } : null,
        gap: own?.gap ? reportWords.gap(own.gap) : null,
      };
    });
  return [...rowsIn('principles', principles), ...rowsIn('competencies', competencies)];
};
