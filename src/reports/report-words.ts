import { type ReadingContext, sessionTitles } from '../forms';
import { type Practised, practisedView, reportTitle } from './domain/practised';

/** Stands on every form that leaves us, whatever a template says besides. */
export const NOTICE = 'Practice, not a hiring decision: an independent coach wrote this, no employer did.';

/** What the report of a form is called where its reader lives. */
export const titleFor = (context: ReadingContext, practised: Practised, zone: string): string => {
  const { pinned, pack } = context;
  const { stage } = sessionTitles(context, { levelKey: '' });
  return reportTitle({ company: pack?.company ?? pinned.packKey, stage: stage.title }, practised, zone);
};

/** Which session or document a report is about, told in its reader's zone. */
export const aboutReport = (context: ReadingContext, practised: Practised, zone: string) => ({
  reportTitle: titleFor(context, practised, zone),
  session: practisedView(practised, zone),
});

/** What the grades of a form and its recommendations are chosen from, as its version says, lowest first. */
export const choicesOf = ({ template: { scale, recommendation } }: ReadingContext) => ({
  scale: scale.values.toSorted((a, b) => a.order - b.order),
  notTested: scale.notTested,
  recommendations: recommendation.values.toSorted((a, b) => a.order - b.order),
});
