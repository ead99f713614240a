import { getRouteApi } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { AnswerOf } from '../../../../client';
import { now } from '../../api/clock';
import { useHourCycle } from '../../api/me';
import { useRead } from '../../api/read';
import { useZone } from '../../frame/zone';
import { money } from '../../domain/money';
import { type HourCycle, shortTime } from '../../domain/times';
import { ButtonLink } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/chip';
import { Page } from '../../ui/page';
import { Empty, Shown } from '../../ui/states';
import { directoryWords } from '../directory/words';
import { coachWords } from './words';

const route = getRouteApi('/coaches/compare');
const words = coachWords.comparison;

type Comparison = AnswerOf<'get', '/v1/coaches/comparison'>;
type Sheet = Comparison['coaches'][number];

/** Two or three coaches side by side, by the same facts. */
export const Compare = () => {
  const { ids, target, zone: asked } = route.useSearch();
  const zone = useZone(asked);
  const count = ids?.split(',').length ?? 0;
  const query = { ids: ids ?? '', zone: zone ?? undefined, targetId: target === 'none' ? undefined : target };
  const isPossible = count > 1 && zone !== null;
  const comparison = useRead('/v1/coaches/comparison', { params: { query } }, { enabled: isPossible });
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      {count > 1 ? (
        <Shown of={comparison} thing="the coaches" height={480}>
          {(read) => <Table comparison={read} zone={asked} />}
        </Shown>
      ) : (
        <Empty
          action={
            <ButtonLink to="/coaches" search={{ compare: ids }} kind="primary">
              {words.find}
            </ButtonLink>
          }
        >
          {words.few}
        </Empty>
      )}
    </Page>
  );
};

const Table = ({
  comparison: { coaches, missing },
  zone,
}: {
  comparison: Comparison;
  zone: string | undefined;
}) => {
  const hourCycle = useHourCycle();
  return (
    <>
      {missing.length > 0 && <Notice tone="wait">{words.missing(missing.length)}</Notice>}
      {/* On a phone one coach shows at a time: the table moves sideways by itself, its first column stays. */}
      <div
        role="region"
        aria-label={words.title}
        tabIndex={0}
        className="relative min-w-0 overflow-x-auto rounded-card bg-surface shadow-card"
      >
        <table className="w-full border-collapse text-left">
          <thead>
            <tr>
              <th scope="col" className={HEAD}>
                {words.what}
              </th>
              {coaches.map(({ id, name }) => (
                <th scope="col" key={id} className={CELL}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ name, of }) => (
              <Row key={name} name={name} values={coaches.map((coach) => of(coach, hourCycle))} />
            ))}
            <tr>
              <td className={HEAD} />
              {coaches.map((coach) => (
                <td key={coach.id} className={CELL}>
                  <ButtonLink to="/coaches/$id" params={{ id: coach.id }} search={{ zone }} kind="primary">
                    {words.choose}
                    <span className="sr-only"> {coach.name}</span>
                  </ButtonLink>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
};

const HEAD =
  'sticky left-0 w-28 min-w-28 border-b border-line bg-surface p-3 align-top text-table text-soft sm:w-40';
const CELL = 'min-w-[calc(100vw-11rem)] border-b border-line p-3 align-top sm:min-w-44';

/** What differs stands out. */
const Row = ({ name, values }: { name: string; values: string[][] }) => {
  const differ = new Set(values.map((lines) => lines.join())).size > 1;
  return (
    <tr>
      <th scope="row" className={HEAD}>
        {name}
      </th>
      {values.map((lines, index) => (
        <td key={index} className={classes(CELL, differ && 'font-semibold')}>
          {lines.map((line) => (
            <Fragment key={line}>
              {line}
              <br />
            </Fragment>
          ))}
        </td>
      ))}
    </tr>
  );
};

const { rows, none, noTime, hours } = words;

const ROWS: { name: string; of: (coach: Sheet, hourCycle: HourCycle) => string[] }[] = [
  { name: rows.next, of: (coach, hourCycle) => [nextOf(coach, hourCycle)] },
  {
    name: rows.prices,
    of: ({ offerings }) =>
      offerings.map(({ title, minutes, price }) => `${money(price)}, ${title}, ${minutes} min`),
  },
  { name: rows.fit, of: ({ reasons }) => reasons.map(({ text }) => text) },
  {
    name: rows.rating,
    of: ({ rating }) => [rating ? directoryWords.rated(rating.mean, rating.count) : directoryWords.unrated],
  },
  { name: rows.level, of: ({ levelTitle, company }) => [[levelTitle, company].filter(Boolean).join(', ')] },
  { name: rows.interviews, of: ({ interviewsConducted }) => [String(interviewsConducted ?? none)] },
  { name: rows.languages, of: ({ languageNames }) => [languageNames.join(', ')] },
  {
    name: rows.feedback,
    of: ({ usualFeedbackHours }) => [usualFeedbackHours === null ? none : hours(usualFeedbackHours)],
  },
  { name: rows.sessions, of: ({ sessionsHere }) => [String(sessionsHere)] },
];

const nextOf = ({ offerings }: Sheet, hourCycle: HourCycle): string => {
  const [next] = offerings
    .flatMap(({ nextSlots }) => nextSlots)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return next ? shortTime(next.startsAtLocal, now(), hourCycle) : noTime;
};
