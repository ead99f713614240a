import { useQueryClient } from '@tanstack/react-query';
import { api, byId } from '../../api/api';
import { now } from '../../api/clock';
import { useHourCycle } from '../../api/me';
import { shortTime, timeOfDay } from '../../domain/times';
import { money } from '../../domain/money';
import { Button, ButtonAnchor } from '../../ui/button';
import { Notice } from '../../ui/chip';
import { TextAnchor } from '../../ui/text-link';
import { say } from '../../ui/toast';
import type { Terms } from './terms';
import { orderingWords as words } from './words';

/** Why this cannot be ordered now, each with its way out; nothing when it can. */
export const Refusals = ({ terms }: { terms: Terms }) => (
  <>
    {terms.refusals.map((refusal) => (
      <div key={refusal.code} role="alert">
        <Notice tone="bad" icon="clock">
          <WayOut terms={terms} refusal={refusal} />
        </Notice>
      </div>
    ))}
  </>
);

const WayOut = ({ terms, refusal }: { terms: Terms; refusal: Terms['refusals'][number] }) => {
  switch (refusal.code) {
    case 'candidate.busy':
      return (
        <p>
          {words.busy} <TextAnchor href={`/bookings/${refusal.bookingId}`}>{words.seeIt}</TextAnchor>
        </p>
      );
    case 'booking.too_many_holds':
      return <OpenHolds terms={terms} />;
    case 'booking.own_offering':
      return <p>{words.own}</p>;
    case 'auth.wrong_role':
      return <BeCandidate />;
    default:
      return <p>{refusal.detail}</p>;
  }
};

const OpenHolds = ({ terms }: { terms: Terms }) => {
  const client = useQueryClient();
  const giveUp = async (id: string): Promise<void> => {
    await api.delete('/v1/bookings/{id}/hold', byId(id));
    say(words.givenUp);
    await client.invalidateQueries();
  };
  const hourCycle = useHourCycle();
  return (
    <div className="grid gap-3">
      <p>{words.tooMany}</p>
      <ul className="grid gap-3">
        {terms.openHolds.map(({ bookingId, title, coach, startsAtLocal, checkoutUrl }) => (
          <li key={bookingId} className="flex flex-wrap items-center gap-2">
            <span className="flex-1">
              {title}, {coach.name}
              {startsAtLocal && `, ${shortTime(startsAtLocal, now(), hourCycle)}`}
            </span>
            <ButtonAnchor href={checkoutUrl ?? `/bookings/${bookingId}`}>{words.payIt}</ButtonAnchor>
            <Button onPress={() => void giveUp(bookingId)}>{words.giveUp}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
};

const BeCandidate = () => {
  const client = useQueryClient();
  const become = async (): Promise<void> => {
    await api.post('/v1/me/roles', { body: { role: 'candidate' } });
    await client.invalidateQueries();
  };
  return (
    <div className="grid justify-items-start gap-2">
      <p>{words.wrongRole}</p>
      <Button onPress={() => void become()}>{words.becomeCandidate}</Button>
    </div>
  );
};

/** The time is gone: three near it, one tap each. What was typed stays. */
export const Gone = ({ terms, choose }: { terms: Terms; choose: (startsAt: string) => void }) => {
  const hourCycle = useHourCycle();
  const asked = terms.session;
  return (
    <div role="alert">
      <Notice tone="wait" icon="clock">
        <p>
          {asked && words.gone(timeOfDay(asked.startsAtLocal, hourCycle))} {words.goneKept}
        </p>
        {terms.nearest.length === 0 ? (
          <p>{words.noneFree}</p>
        ) : (
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <span>{asked ? words.nearest : words.nextTimes}</span>
            {terms.nearest.map(({ startsAt, startsAtLocal }) => (
              <Button key={startsAt} onPress={() => choose(startsAt)}>
                {shortTime(startsAtLocal, now(), hourCycle)}
              </Button>
            ))}
          </div>
        )}
      </Notice>
    </div>
  );
};

/** What it costs, what one gets for it, and what comes back when. */
export const Included = ({ terms }: { terms: Terms }) => (
  <>
    <p className="text-h3 font-semibold">{money(terms.price)}</p>
    <div className="grid gap-1">
      <h3>{words.gets}</h3>
      <ul className="grid list-disc gap-1 pl-5">
        {terms.included.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
    <div className="grid gap-1">
      <h3>{words.rules}</h3>
      <ul className="grid list-disc gap-1 pl-5">
        {terms.policy.sentences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  </>
);
