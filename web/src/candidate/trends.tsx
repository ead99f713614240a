import type { Schemas } from '../api/api';
import { now } from '../api/clock';
import { shortDay } from '../domain/times';
import { Card } from '../ui/card';
import { Chip } from '../ui/chip';
import { TextLink } from '../ui/text-link';
import { TrendChart } from '../ui/trend-chart';
import { feedbackWords } from './feedback-words';

type Series = Schemas['ProgressSeries'];
type Trend = Schemas['Trend'];

const words = feedbackWords.progress;

/** What each session came to, oldest first. */
export const Overall = ({ of: { sessions } }: { of: Series }) => (
  <section aria-labelledby="overall" className="grid gap-2">
    <h2 id="overall">{words.overall}</h2>
    <ol className="flex flex-wrap gap-x-4 gap-y-3">
      {sessions.map(({ formId, bookingId, atLocal, coach, recommendation }) => (
        <li key={formId} className="grid gap-1">
          <TextLink to="/bookings/$id/feedback" params={{ id: bookingId }}>
            {shortDay(atLocal, now())}, {coach.name}
          </TextLink>
          {recommendation && (
            <span>
              <Chip tone={recommendation.hires ? 'good' : 'bad'} icon={recommendation.hires ? 'up' : 'down'}>
                {recommendation.title}
              </Chip>
            </span>
          )}
        </li>
      ))}
    </ol>
  </section>
);

/** A small chart for each thing that was graded. */
export const Trends = ({ of }: { of: Series }) => (
  <>
    <p className="flex flex-wrap gap-x-4 text-table text-soft">
      <span>● {words.coach}</span>
      <span>○ {words.own}</span>
      <span>{words.passing}</span>
    </p>
    {(['principles', 'competencies'] as const).map((part) => {
      const trends = of.trends.filter((trend) => trend.part === part);
      return (
        trends.length > 0 && (
          <section key={part} aria-labelledby={part} className="grid gap-3">
            <h2 id={part}>{words.part[part]}</h2>
            <div className="grid gap-4 lg:grid-cols-2">
              {trends.map((trend) => (
                <One key={trend.key} of={of} trend={trend} />
              ))}
            </div>
          </section>
        )
      );
    })}
  </>
);

const One = ({ of, trend }: { of: Series; trend: Trend }) => {
  const days = of.sessions.map(({ atLocal }) => shortDay(atLocal, now()));
  const at = (formId: string) => of.sessions.findIndex((session) => session.formId === formId);
  const step = (grade: string) => of.scale.findIndex(({ key }) => key === grade);
  return (
    <Card className="grid gap-2">
      <h3>{trend.title}</h3>
      {trend.passing && <p className="text-table text-soft">{trend.passing.inWords}</p>}
      <TrendChart
        label={trend.title}
        steps={of.scale.map(({ title }) => title)}
        sessions={days.map((day) => day.split(' ').slice(1).join(' '))}
        passingFrom={of.scale.findIndex(({ passing }) => passing)}
        coach={trend.points.map(({ formId, grade }) => ({
          at: at(formId),
          step: step(grade.key),
          says: words.coachPoint(
            days[at(formId)] ?? '',
            of.sessions[at(formId)]?.coach.name ?? '',
            grade.title,
          ),
        }))}
        own={trend.own.map(({ formId, grade }) => ({
          at: at(formId),
          step: step(grade.key),
          says: words.ownPoint(days[at(formId)] ?? '', grade.title),
        }))}
        notTested={trend.notTestedIn.map(at)}
        notTestedWord={words.notTested}
        changes={of.versionChanges.map(({ formId, to }) => ({ at: at(formId), says: words.newForm(to) }))}
      />
    </Card>
  );
};
