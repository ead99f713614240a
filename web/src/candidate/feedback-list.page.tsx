import { useState } from 'react';
import { api, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Chip } from '../ui/chip';
import { Page } from '../ui/page';
import { Empty, Shown } from '../ui/states';
import { TextLink } from '../ui/text-link';
import { ShortTime } from '../ui/time';
import { feedbackWords } from './feedback-words';

type Summary = Schemas['FormSummary'];
type FormPage = Schemas['FormPage'];

const words = feedbackWords.list;

/** All feedback that one got, newest first. */
export const FeedbackList = () => {
  const feedback = useRead('/v1/me/forms', {});
  return (
    <Page title={words.title}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>{words.title}</h1>
        <p className="flex gap-4">
          <TextLink to="/progress">{words.progress}</TextLink>
          <TextLink to="/feedback/links">{words.links}</TextLink>
        </p>
      </div>
      <Shown of={feedback} thing={words.thing} height={320}>
        {(first) => (first.items.length === 0 ? <None /> : <Rows first={first} />)}
      </Shown>
    </Page>
  );
};

const None = () => (
  <Empty
    action={
      <ButtonLink to="/coaches" kind="primary">
        {words.find}
      </ButtonLink>
    }
  >
    {words.empty}
  </Empty>
);

const Rows = ({ first }: { first: FormPage }) => {
  const [later, setLater] = useState<FormPage[]>([]);
  const pages = [first, ...later];
  const cursor = pages.at(-1)?.nextCursor;
  const more = async (): Promise<void> => {
    const next = await api.get('/v1/me/forms', { params: { query: { cursor: cursor ?? undefined } } });
    setLater([...later, next]);
  };
  return (
    <>
      <ul className="grid gap-3">
        {pages
          .flatMap(({ items }) => items)
          .map((summary) => (
            <li key={summary.id}>
              <Row summary={summary} />
            </li>
          ))}
      </ul>
      {cursor && <Button onPress={() => void more()}>{words.more}</Button>}
    </>
  );
};

const Row = ({
  summary: { bookingId, stage, pack, targetLevel, session, coach, recommendation, amendedAt },
}: {
  summary: Summary;
}) => (
  <Card className="relative grid gap-2 sm:grid-cols-[1fr_auto] sm:items-center">
    <div>
      <h2 className="text-base font-semibold">
        <TextLink
          to="/bookings/$id/feedback"
          params={{ id: bookingId }}
          className="no-underline after:absolute after:inset-0"
        >
          {stage.title}, <ShortTime at={session.at} local={session.atLocal} />
        </TextLink>
      </h2>
      <p className="text-table text-soft">
        {pack.title}, {targetLevel.title}, {words.by(coach.name)}
      </p>
    </div>
    <p className="flex flex-wrap gap-2">
      {recommendation && (
        <Chip tone={recommendation.hires ? 'good' : 'bad'} icon={recommendation.hires ? 'up' : 'down'}>
          {recommendation.title}
        </Chip>
      )}
      {amendedAt && <Chip tone="info">{words.corrected}</Chip>}
    </p>
  </Card>
);
