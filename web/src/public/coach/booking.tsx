import { useHourCycle } from '../../api/me';
import { money } from '../../domain/money';
import { timeOfDay } from '../../domain/times';
import { firstName } from '../../domain/words';
import { Button, ButtonLink } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/chip';
import { TextAnchor } from '../../ui/text-link';
import { Toggles } from '../../ui/toggles';
import type { CoachRead } from './coach.page';
import { SlotPicker } from './slot-picker';
import { type Chosen, useChosen } from './use-chosen';
import { coachWords as words } from './words';

interface Search {
  offering?: string;
  start?: string;
  zone?: string;
}

interface Props {
  coach: CoachRead;
  zone: string;
  search: Search;
  change: (changes: Search) => void;
}

/** What to book and when, with the way on to paying. */
export const Booking = (props: Props) => {
  const { coach, search, change } = props;
  const offering = coach.offerings.find(({ id }) => id === search.offering) ?? coach.offerings[0];
  const first = offering?.nextSlots[0];
  if (!offering || !coach.takesBookings) return <NoTimes coach={coach} text={words.time.notBookable} />;
  return (
    <Card className="grid gap-5">
      <Toggles
        label={words.offerings}
        single
        choices={coach.offerings.map(({ id, title, minutes, price }) => ({
          id,
          name: `${words.offering(title, minutes)}, ${money(price)}`,
        }))}
        value={[offering.id]}
        onChange={([chosen]) => chosen && change({ offering: chosen, start: undefined })}
      />
      {first ? (
        <Times {...props} offeringId={offering.id} first={first} />
      ) : (
        <NoTimes coach={coach} text={words.time.none} />
      )}
    </Card>
  );
};

type OfOffering = Props & { offeringId: string; first: { startsAt: string; startsAtLocal: string } };

const Times = ({ coach, zone, search, change, offeringId, first }: OfOffering) => {
  const hourCycle = useHourCycle();
  const chosen = useChosen({ coachId: coach.id, offeringId, zone, start: search.start });
  const gone = chosen.slot ? timeOfDay(chosen.slot.startsAtLocal, hourCycle) : words.time.thatTime;
  return (
    <>
      <div role="status">
        {chosen.isGone && (
          <Notice tone="wait" icon="clock">
            {words.time.gone(gone)}
          </Notice>
        )}
      </div>
      <SlotPicker
        key={offeringId}
        coach={coach}
        offeringId={offeringId}
        zone={zone}
        onZone={(next) => change({ zone: next })}
        first={first}
        chosen={chosen}
        onStart={(start) => change({ start })}
      />
      <Continue coach={coach} offeringId={offeringId} zone={search.zone} chosen={chosen} />
    </>
  );
};

interface GoOn {
  coach: CoachRead;
  offeringId: string;
  zone: string | undefined;
  chosen: Chosen;
}

const Continue = ({ coach, offeringId, zone, chosen: { slot, isGone } }: GoOn) => {
  const hourCycle = useHourCycle();
  return (
    <div className={classes(slot && !isGone && 'sticky bottom-16 z-10 sm:static')}>
      {slot && !isGone ? (
        <ButtonLink
          to="/coaches/$id/book"
          params={{ id: coach.id }}
          search={{ offering: offeringId, start: slot.startsAt, zone }}
          kind="primary"
          wide
        >
          {words.time.go(timeOfDay(slot.startsAtLocal, hourCycle))}
        </ButtonLink>
      ) : (
        <Button kind="primary" wide isDisabled>
          {words.time.choose}
        </Button>
      )}
    </div>
  );
};

const NoTimes = ({ coach, text }: { coach: CoachRead; text: (name: string) => string }) => (
  <Card className="grid gap-3">
    <p>{text(firstName(coach.name))}</p>
    {coach.alike.length > 0 && (
      <p>
        <TextAnchor href="#alike">{words.time.alike(firstName(coach.name))}</TextAnchor>
      </p>
    )}
  </Card>
);
