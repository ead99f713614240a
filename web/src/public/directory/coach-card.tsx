import { Link } from '@tanstack/react-router';
import { now } from '../../api/clock';
import { useHourCycle } from '../../api/me';
import { money } from '../../domain/money';
import { dateOf } from '../../domain/walls';
import { shortDay, timeOfDay } from '../../domain/times';
import { Avatar } from '../../ui/avatar';
import { Card } from '../../ui/card';
import { CheckboxField } from '../../ui/fields';
import { Icon } from '../../ui/icons';
import type { Coach } from './search';
import { directoryWords as words } from './words';

const REASONS_SHOWN = 3;

type Offering = Coach['offerings'][number];

interface Props {
  coach: Coach;
  zone: string | undefined;
  isCompared: boolean;
  compare: () => void;
}

/** Who, why they fit, for how much, and when. */
export const CoachCard = ({ coach, zone, isCompared, compare }: Props) => {
  const [offering] = coach.offerings;
  return (
    <Card className="grid gap-3">
      <div className="flex items-start gap-3">
        <Avatar name={coach.name} />
        <div className="min-w-0 flex-1">
          <h2 className="text-lead">
            <Link
              to="/coaches/$id"
              params={{ id: coach.id }}
              search={{ offering: offering?.id, zone }}
              data-coach={coach.id}
              className="text-ink hover:text-brand"
            >
              {coach.name}
            </Link>
          </h2>
          <p className="text-table text-soft">{about(coach)}</p>
          <Rating rating={coach.rating} />
        </div>
      </div>
      <Reasons coach={coach} />
      {offering ? <Sold coach={coach} offering={offering} zone={zone} /> : <p>{words.noTimes}</p>}
      <CheckboxField isSelected={isCompared} onChange={compare}>
        <span aria-hidden className="text-table">
          {words.compare}
        </span>
        <span className="sr-only">{words.compareNamed(coach.name)}</span>
      </CheckboxField>
    </Card>
  );
};

const about = ({ roleTitle, levelTitle, company }: Coach): string =>
  [roleTitle, levelTitle, company].filter(Boolean).join(', ');

export const Rating = ({ rating }: Pick<Coach, 'rating'>) =>
  rating ? (
    <p className="flex items-center gap-1 text-table">
      <Icon name="star" size={14} />
      {words.rated(rating.mean, rating.count)}
    </p>
  ) : (
    <p className="text-table text-soft">{words.unrated}</p>
  );

const Reasons = ({ coach: { reasons } }: { coach: Coach }) =>
  reasons.length > 0 && (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-table">
      {reasons.slice(0, REASONS_SHOWN).map(({ kind, text }) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span className="text-brand">
            <Icon name="check" size={14} />
          </span>
          {text}
        </li>
      ))}
    </ul>
  );

const Sold = ({ coach, offering, zone }: { coach: Coach; offering: Offering; zone: string | undefined }) => (
  <div className="grid gap-2 border-t border-line pt-3">
    <p>
      <strong className="font-semibold">{money(offering.price)}</strong>, {words.minutes(offering.minutes)},{' '}
      {offering.title}
    </p>
    {offering.nextSlots.length > 0 ? (
      <ul className="flex flex-wrap items-center gap-2" aria-label={words.next}>
        {offering.nextSlots.map((slot) => (
          <li key={slot.startsAt}>
            <TimeLink coach={coach} offering={offering} slot={slot} zone={zone} />
          </li>
        ))}
        <li>
          <Link
            to="/coaches/$id"
            params={{ id: coach.id }}
            search={{ offering: offering.id, zone }}
            className="inline-flex min-h-11 items-center px-2 text-brand underline underline-offset-2"
          >
            {words.allTimes}
            <span className="sr-only"> {coach.name}</span>
          </Link>
        </li>
      </ul>
    ) : (
      <p className="text-soft">{words.noTimes}</p>
    )}
  </div>
);

/** A time leads to the coach's page, with it chosen. */
const TimeLink = ({
  coach,
  offering,
  slot: { startsAt, startsAtLocal },
  zone,
}: {
  coach: Coach;
  offering: Offering;
  slot: Offering['nextSlots'][number];
  zone: string | undefined;
}) => {
  const hourCycle = useHourCycle();
  return (
    <Link
      to="/coaches/$id"
      params={{ id: coach.id }}
      search={{ offering: offering.id, start: startsAt, zone }}
      className="inline-flex min-h-11 items-center rounded-control border border-control px-3 text-table text-ink no-underline hover:bg-quiet-tint"
    >
      <time dateTime={startsAt}>
        {shortDay(dateOf(startsAtLocal), now())}, {timeOfDay(startsAtLocal, hourCycle)}
      </time>
    </Link>
  );
};
