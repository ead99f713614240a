import type { ReactNode } from 'react';
import { now } from '../../api/clock';
import { useHourCycle } from '../../api/me';
import { useReadPages } from '../../api/read-pages';
import { money } from '../../domain/money';
import { longDay, shortTime } from '../../domain/times';
import { firstName } from '../../domain/words';
import { Button, ButtonLink } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextLink } from '../../ui/text-link';
import type { CoachRead } from './coach.page';
import { coachWords as words } from './words';

const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section aria-labelledby={id} className="grid gap-3">
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

const Sentences = ({ list }: { list: readonly string[] }) => (
  <ul className="grid list-disc gap-1 pl-5">
    {list.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

/** What they say of themselves, what one gets, and what holds. */
export const Facts = ({ coach }: { coach: CoachRead }) => {
  const [offering] = coach.offerings;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Part id="about" title={words.about}>
        <p className="whitespace-pre-line">{coach.bio}</p>
        <p className="text-table text-soft">
          {words.languages} {coach.languageNames.join(', ')}
        </p>
      </Part>
      <Part id="assesses" title={words.assesses}>
        <p>{[...coach.principleTitles, ...coach.competencyTitles].join(', ')}</p>
      </Part>
      {offering && (
        <Part id="gets" title={words.gets}>
          <Sentences list={offering.included} />
        </Part>
      )}
      {offering && (
        <Part id="rules" title={words.rules}>
          <Sentences list={offering.policy} />
        </Part>
      )}
      <Part id="here" title={words.here}>
        <Sentences list={recordOf(coach)} />
      </Part>
    </div>
  );
};

const recordOf = ({ sessionsHere, usualFeedbackHours, cancelledShare }: CoachRead): string[] => [
  words.record.sessions(sessionsHere),
  ...(usualFeedbackHours === null ? [] : [words.record.feedback(usualFeedbackHours)]),
  ...(cancelledShare === null ? [] : [words.record.cancelled(cancelledShare)]),
];

/** What is read without a meeting. */
export const Documents = ({ coach }: { coach: CoachRead }) =>
  coach.documentOfferings.length > 0 && (
    <Part id="documents" title={words.documents.title}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {coach.documentOfferings.map(({ id, title, days, price }) => (
          <li key={id}>
            <Card className="flex flex-wrap items-center justify-between gap-3">
              <p>
                <strong className="font-semibold">{title}</strong>, {words.documents.days(days)},{' '}
                {money(price)}
              </p>
              <ButtonLink to="/coaches/$id/order" params={{ id: coach.id }} search={{ offering: id }}>
                {words.documents.order}
                <span className="sr-only"> {title}</span>
              </ButtonLink>
            </Card>
          </li>
        ))}
      </ul>
    </Part>
  );

type RatingRead = CoachRead['ratings']['items'][number];

export const Ratings = ({ coach }: { coach: CoachRead }) => (
  <Part id="ratings" title={words.ratings.title}>
    {coach.ratings.count === 0 ? (
      <p className="text-soft">{words.ratings.none}</p>
    ) : (
      <>
        <Distribution coach={coach} />
        <RatingList coach={coach} />
      </>
    )}
  </Part>
);

const Distribution = ({ coach: { ratings } }: { coach: CoachRead }) =>
  ratings.distribution ? (
    <ul className="grid max-w-sm gap-1 text-table">
      {ratings.distribution.map(({ stars, count }) => (
        <li key={stars} className="grid grid-cols-[5rem_1fr_2rem] items-center gap-2">
          <span aria-hidden>{words.ratings.stars(stars)}</span>
          <span aria-hidden className="h-2 rounded-full bg-quiet-tint">
            <span
              className="block h-2 rounded-full bg-brand"
              style={{ width: `${(100 * count) / ratings.count}%` }}
            />
          </span>
          <span aria-hidden>{count}</span>
          <span className="sr-only">{words.ratings.of(stars, count)}</span>
        </li>
      ))}
    </ul>
  ) : (
    <p className="text-soft">{words.ratings.few}</p>
  );

/** The first come with the page; the others once they are asked for. */
const RatingList = ({ coach }: { coach: CoachRead }) => {
  const more = useReadPages(
    '/v1/coaches/{id}/ratings',
    { params: { path: { id: coach.id }, query: { limit: 20 } } },
    { enabled: false },
  );
  const shown = more.data ? more.data.pages.flatMap(({ items }) => items) : coach.ratings.items;
  const hasMore = more.data ? more.hasNextPage : coach.ratings.nextCursor !== null;
  return (
    <>
      <ul className="grid gap-3">
        {shown.map((rating, index) => (
          <li key={index}>
            <OneRating rating={rating} name={firstName(coach.name)} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <div>
          <Button onPress={() => void (more.data ? more.fetchNextPage() : more.refetch())}>
            {words.ratings.more}
          </Button>
        </div>
      )}
    </>
  );
};

const OneRating = ({ rating, name }: { rating: RatingRead; name: string }) => (
  <Card className="grid gap-2">
    <p className="text-table">
      <strong className="font-semibold">{words.ratings.stars(rating.stars)}</strong>,{' '}
      <span className="text-soft">{longDay(`${rating.month}-01`).split(' ').slice(2).join(' ')}</span>
    </p>
    {rating.text && <p className="whitespace-pre-line">{rating.text}</p>}
    {rating.reply && (
      <p className="border-l-2 border-line pl-3 text-soft">
        {words.ratings.reply(name)} {rating.reply}
      </p>
    )}
  </Card>
);

export const Alike = ({ coach }: { coach: CoachRead }) => {
  const hourCycle = useHourCycle();
  return (
    coach.alike.length > 0 && (
      <Part id="alike" title={words.alike.title(firstName(coach.name))}>
        <ul className="grid gap-3 md:grid-cols-3">
          {coach.alike.map(({ id, name, roleTitle, reasons, pricesFrom, firstSlot }) => (
            <li key={id}>
              <Card className="grid h-full content-start gap-1">
                <h3>
                  <TextLink to="/coaches/$id" params={{ id }}>
                    {name}
                  </TextLink>
                </h3>
                <p className="text-table text-soft">{roleTitle}</p>
                <p className="text-table">{reasons[0]?.text}</p>
                <p className="text-table">{pricesFrom.map(money).join(', ')}</p>
                {firstSlot && (
                  <p className="text-table text-soft">
                    {words.alike.next}: {shortTime(firstSlot.startsAtLocal, now(), hourCycle)}
                  </p>
                )}
              </Card>
            </li>
          ))}
        </ul>
      </Part>
    )
  );
};
