import type { Schemas } from '../api/api';
import { ShortTime } from '../ui/time';
import { feedbackWords } from './feedback-words';

type Series = Schemas['ProgressSeries'];
type Trend = Schemas['Trend'];

const words = feedbackWords.progress;

/** The same as the charts in words: what was graded down, sessions across. */
export const TrendTable = ({ of }: { of: Series }) => (
  <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={words.title}>
    <table className="w-full border-collapse text-left text-table">
      <thead>
        <tr>
          <th scope="col" className="p-2">
            {words.session}
          </th>
          {of.sessions.map(({ formId, at, atLocal, coach }) => (
            <th key={formId} scope="col" className="p-2 font-normal">
              <ShortTime at={at} local={atLocal} />
              <span className="block text-soft">{coach.name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.trends.map((trend) => (
          <tr key={`${trend.part} ${trend.key}`} className="border-t border-line align-top">
            <th scope="row" className="p-2 font-semibold">
              {trend.title}
            </th>
            {of.sessions.map(({ formId }) => (
              <td key={formId} className="p-2">
                <Cell trend={trend} formId={formId} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cell = ({ trend, formId }: { trend: Trend; formId: string }) => {
  const given = trend.points.find((point) => point.formId === formId)?.grade.title;
  const own = trend.own.find((point) => point.formId === formId)?.grade.title;
  const coach = given ?? (trend.notTestedIn.includes(formId) ? words.notTested : '');
  return (
    <>
      {coach}
      {own && (
        <span className="block text-soft">
          {words.own}: {own}
        </span>
      )}
    </>
  );
};
