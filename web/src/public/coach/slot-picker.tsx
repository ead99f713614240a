import { useState } from 'react';
import { now } from '../../api/clock';
import { useHourCycle } from '../../api/me';
import { cityOf, longDay, shortDay, timeOfDay } from '../../domain/times';
import { firstName } from '../../domain/words';
import { dateOf, monthOf } from '../../domain/walls';
import { Button } from '../../ui/button';
import { Month } from '../../ui/month';
import { Shown } from '../../ui/states';
import { TimeChoice } from '../../ui/time-choice';
import { ZoneField } from '../../ui/zone-field';
import { byPart, entriesOf, inMonth, nextAfter, type Slots } from './slots';
import type { Chosen, Picked } from './use-chosen';
import { useSlots } from './use-slots';
import { coachWords } from './words';

const words = coachWords.time;

interface Props {
  coach: { id: string; name: string; zone: string };
  offeringId: string;
  zone: string;
  onZone: (zone: string) => void;
  /** The first start that there is: the page opens on its month. */
  first: Picked;
  chosen: Chosen;
  onStart: (start: string | undefined) => void;
}

/** A month of the reader's zone with its free days, and the times of one of them. */
export const SlotPicker = (props: Props) => {
  const { coach, offeringId, zone, first, chosen } = props;
  const [shown, show] = useState<string | null>(null);
  const month = shown ?? monthOf((chosen.slot ?? first).startsAtLocal);
  const slots = useSlots({ id: coach.id, offeringId, zone }, month);
  return (
    <section aria-labelledby="times" className="grid gap-4">
      <h2 id="times">{words.title}</h2>
      <Zone {...props} />
      <Shown of={slots} thing="the times" height={380}>
        {(answer) => (
          <MonthOfSlots key={`${offeringId} ${zone}`} {...props} answer={answer} month={month} show={show} />
        )}
      </Shown>
    </section>
  );
};

const Zone = ({ coach, zone, onZone }: Props) => (
  <div className="grid max-w-md gap-1">
    <ZoneField label={words.timesIn} name="zone" defaultValue={zone} first={[coach.zone]} onChange={onZone} />
    {coach.zone !== zone && (
      <p className="text-table text-soft">{words.coachIn(firstName(coach.name), cityOf(coach.zone))}</p>
    )}
  </div>
);

type OfMonth = Props & { answer: Slots; month: string; show: (month: string) => void };

const MonthOfSlots = (props: OfMonth) => {
  const { answer, month, show, chosen, first, onStart } = props;
  const [picked, pick] = useState<string | null>(null);
  const free = inMonth(answer, month);
  const days = new Set(free.map(({ startsAtLocal }) => dateOf(startsAtLocal)));
  const isInMonth = (date: string | null | undefined): date is string => Boolean(date?.startsWith(month));
  const wanted = [picked, chosen.slot && dateOf(chosen.slot.startsAtLocal), ...days].find(isInMonth) ?? null;
  const choose = (date: string): void => {
    pick(date);
    onStart(undefined);
  };
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Month
        label={words.month}
        month={month}
        onMonth={show}
        first={dateOf(first.startsAtLocal)}
        isFree={(date) => days.has(date)}
        value={wanted}
        onChange={choose}
      />
      {wanted && free.length > 0 ? <TimesOfDay {...props} date={wanted} /> : <EmptyMonth {...props} />}
    </div>
  );
};

const EmptyMonth = ({ answer, month, show, onStart }: OfMonth) => {
  const hourCycle = useHourCycle();
  const next = nextAfter(answer, month);
  return (
    <div role="status" className="grid content-start gap-3">
      <p>{words.empty(longDay(`${month}-01`).split(' ').slice(2).join(' '))}</p>
      {next && (
        <div>
          <Button
            onPress={() => {
              show(monthOf(next.startsAtLocal));
              onStart(next.startsAt);
            }}
          >
            {words.next} {shortDay(next.startsAtLocal, now())}, {timeOfDay(next.startsAtLocal, hourCycle)}
          </Button>
        </div>
      )}
    </div>
  );
};

const TimesOfDay = ({ answer, date, chosen, onStart }: OfMonth & { date: string }) => {
  const hourCycle = useHourCycle();
  const free = answer.slots.filter(({ startsAtLocal }) => dateOf(startsAtLocal) === date);
  const day = withGone(free, chosen, date);
  const told = { hourCycle, now: now(), first: words.first, second: words.second };
  const entries = entriesOf(day, answer, told).map((entry) => ({
    ...entry,
    isTaken: chosen.isGone && entry.id === chosen.slot?.startsAt,
  }));
  const groups = byPart(day).map(([part, starts]) => ({
    name: words.parts[part],
    times: entries.filter(({ id }) => starts.some(({ startsAt }) => startsAt === id)),
  }));
  return (
    <div className="grid content-start gap-3">
      <h3>{longDay(date)}</h3>
      <TimeChoice
        label={words.times(longDay(date))}
        groups={groups}
        taken={words.taken}
        value={chosen.slot?.startsAt ?? null}
        onChange={onStart}
      />
    </div>
  );
};

/** A time that was chosen and is gone stays where it was, so that nothing moves under the finger. */
const withGone = (free: Slots['slots'], { slot, isGone }: Chosen, date: string): Slots['slots'] => {
  if (!slot || !isGone || dateOf(slot.startsAtLocal) !== date) return free;
  const others = free.filter(({ startsAt }) => startsAt !== slot.startsAt);
  return [...others, slot].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
};
