import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ApiProblem, byId, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { firstName } from '../domain/words';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/chip';
import { TextAreaField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { Page } from '../ui/page';
import { Radios } from '../ui/radios';
import { ReadFailed, Shown, Skeleton } from '../ui/states';
import { LongTime } from '../ui/time';
import { say } from '../ui/toast';
import { feedbackWords } from './feedback-words';

type Booking = Schemas['Booking'];
type Rating = Schemas['Rating'];

const words = feedbackWords.rate;
const route = getRouteApi('/bookings/$id/rate');

/** What one says of a coach, as long as it may change, and what the coach answered. */
export const Rate = () => {
  const { id } = route.useParams();
  const booking = useRead('/v1/bookings/{id}', byId(id));
  const coach = firstName(booking.data?.coach.name ?? '');
  return (
    <Page title={words.title(coach)} width="narrow">
      <Shown of={booking} thing={words.thing} height={420}>
        {(read) => <WithRating booking={read} />}
      </Shown>
    </Page>
  );
};

const WithRating = ({ booking }: { booking: Booking }) => {
  const rating = useRead('/v1/bookings/{id}/rating', byId(booking.id));
  const isNone = rating.error instanceof ApiProblem && rating.error.status === 404;
  if (rating.data && !rating.data.changeable) return <Final booking={booking} rating={rating.data} />;
  if (rating.data || isNone) return <Stars booking={booking} rating={rating.data ?? null} />;
  if (rating.isError)
    return <ReadFailed thing={words.thing} error={rating.error} again={() => void rating.refetch()} />;
  return <Skeleton height={420} />;
};

const Heading = ({ booking: { coach, title, startsAt, startsAtLocal, zone } }: { booking: Booking }) => (
  <div>
    <h1>{words.title(firstName(coach.name))}</h1>
    <p className="text-soft">
      {title}, <LongTime at={startsAt} local={startsAtLocal} zone={zone} />
    </p>
  </div>
);

const Stars = ({ booking, rating }: { booking: Booking; rating: Rating | null }) => {
  const answers = useQueryClient();
  const navigate = useNavigate();
  const [stars, setStars] = useState(rating ? String(rating.stars) : null);
  const send = async ({ text }: Typed): Promise<void> => {
    const body = { stars: Number(stars), ...(text?.trim() && { text }) };
    const given = { ...byId(booking.id), body };
    await (rating ? api.put('/v1/bookings/{id}/rating', given) : api.post('/v1/bookings/{id}/rating', given));
    say(words.sent);
    await answers.invalidateQueries({ queryKey: ['/v1/bookings/{id}/rating'] });
    await answers.invalidateQueries({ queryKey: ['/v1/bookings/{id}/form'] });
    await navigate({ to: '/bookings/$id/feedback', params: { id: booking.id } });
  };
  return (
    <Card className="grid gap-5">
      <Heading booking={booking} />
      <Form onSubmit={send}>
        {({ isSending }) => (
          <>
            <Radios
              label={words.stars}
              name="stars"
              inLine
              value={stars}
              onChange={setStars}
              choices={words.starNames.map((name, at) => ({ id: String(at + 1), name }))}
            />
            <TextAreaField
              label={words.text}
              help={words.textHelp}
              name="text"
              defaultValue={rating?.text ?? ''}
            />
            <Button type="submit" kind="primary" wide isPending={isSending} isDisabled={stars === null}>
              {rating ? words.change : words.send}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
};

const Final = ({ booking, rating }: { booking: Booking; rating: Rating }) => (
  <Card className="grid gap-4">
    <Heading booking={booking} />
    <section aria-labelledby="yours" className="grid gap-1">
      <h2 id="yours">{words.yours}</h2>
      <p className="font-semibold">{words.starNames[rating.stars - 1]}</p>
      {rating.text && <p dir="auto">{rating.text}</p>}
    </section>
    {rating.hidden ? (
      <Notice tone="bad" icon="off">
        {words.hidden}
      </Notice>
    ) : (
      <p className="text-soft">
        {words.publicFrom}{' '}
        <LongTime at={rating.publicFrom} local={rating.publicFromLocal} zone={booking.zone} />. {words.final}
      </p>
    )}
    {rating.reply && !rating.reply.hidden && (
      <section aria-labelledby="reply" className="grid gap-1">
        <h2 id="reply">{words.reply(booking.coach.name)}</h2>
        <p dir="auto">{rating.reply.text}</p>
      </section>
    )}
    <div>
      <ButtonLink to="/bookings/$id/feedback" params={{ id: booking.id }}>
        {words.toFeedback}
      </ButtonLink>
    </div>
  </Card>
);
