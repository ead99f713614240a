import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, byId, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Dialog } from '../ui/dialog';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { LongTime } from '../ui/time';
import { feedbackWords } from './feedback-words';
import { type Gradable, OneItem, Steps } from './self-grade-items';
import { type SaveState, useSelfGrade } from './use-self-grade';

type SelfGradeAnswer = Schemas['SelfGrade'];

const words = feedbackWords.selfGrade;
const route = getRouteApi('/bookings/$id/self-grade');

/** Where candidates say what they think of their own session, before they read what the coach thinks. */
export const SelfGrade = () => {
  const { id } = route.useParams();
  // Read once: what is chosen here is newer than what an answer says.
  const read = useRead('/v1/bookings/{id}/self-grade', byId(id), { staleTime: 0, refetchInterval: false });
  return (
    <Page title={words.title}>
      <Shown of={read} thing={words.thing} height={600}>
        {(selfGrade) => (
          <>
            <Heading of={selfGrade} />
            {selfGrade.actions.length === 0 ? (
              <Closed of={selfGrade} />
            ) : (
              <Grading key={selfGrade.bookingId} of={selfGrade} />
            )}
          </>
        )}
      </Shown>
    </Page>
  );
};

const Heading = ({
  of: { stage, coach, startsAt, startsAtLocal, zone, whoReadsIt },
}: {
  of: SelfGradeAnswer;
}) => (
  <div className="grid gap-2">
    <h1>{words.title}</h1>
    <p className="text-soft">
      {stage.title}, {coach.name}, <LongTime at={startsAt} local={startsAtLocal} zone={zone} />
    </p>
    <p>{whoReadsIt}</p>
  </div>
);

const Closed = ({ of: { bookingId, feedback } }: { of: SelfGradeAnswer }) => (
  <Card className="grid justify-items-start gap-4">
    <p>{words.closed}</p>
    {feedback && <p>{feedback.text}</p>}
    <ButtonLink to="/bookings/$id/feedback" params={{ id: bookingId }} kind="primary">
      {words.read}
    </ButtonLink>
  </Card>
);

const itemsOf = ({ principles, competencies }: SelfGradeAnswer): Gradable[] => [
  ...principles.map((item) => ({ ...item, part: 'principles' as const })),
  ...competencies.map((item) => ({ ...item, part: 'competencies' as const })),
];

const Grading = ({ of }: { of: SelfGradeAnswer }) => {
  const items = itemsOf(of);
  const editing = useSelfGrade(of.bookingId, of);
  const isGraded = ({ part, key }: Gradable) => editing.grades[part][key] !== undefined;
  const [at, go] = useState(() =>
    Math.max(
      0,
      items.findIndex((item) => !isGraded(item)),
    ),
  );
  const item = items[at];
  return (
    <>
      {of.feedback && <p className="text-table text-soft">{of.feedback.text}</p>}
      <Steps items={items} at={at} isGraded={isGraded} go={go} />
      {item && (
        <OneItem
          key={`${item.part} ${item.key}`}
          item={item}
          of={of}
          given={editing.grades[item.part][item.key] ?? null}
          give={(grade) => editing.give(item.part, item.key, grade)}
        />
      )}
      <div className="flex items-center justify-between gap-3">
        <Button onPress={() => go(at - 1)} isDisabled={at === 0}>
          {words.back}
        </Button>
        <Saved state={editing.state} refused={editing.refused} />
        <Button onPress={() => go(at + 1)} isDisabled={at === items.length - 1} kind="plain">
          {words.next}
        </Button>
      </div>
      <End of={of} settle={editing.settle} graded={items.filter(isGraded).length} />
    </>
  );
};

const Saved = ({ state, refused }: { state: SaveState; refused: string | null }) => (
  <p role="status" className="text-center text-table text-soft">
    {state === 'clean' ? '' : state === 'failed' && refused ? refused : words[state]}
  </p>
);

/** Done or skip: both are final, so skipping asks. */
const End = ({
  of,
  settle,
  graded,
}: {
  of: SelfGradeAnswer;
  settle: () => Promise<void>;
  graded: number;
}) => {
  const answers = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, ask] = useState(false);
  const end = async (outcome: 'finished' | 'skipped'): Promise<void> => {
    await settle();
    await api.post('/v1/bookings/{id}/self-grade/end', { ...byId(of.bookingId), body: { outcome } });
    await answers.invalidateQueries();
    await navigate({ to: '/bookings/$id/feedback', params: { id: of.bookingId } });
  };
  return (
    <Card className="grid gap-3">
      <p>{words.progress(graded, of.gradable)}</p>
      <Form onSubmit={() => end('finished')}>
        {({ isSending }) => (
          <Button type="submit" kind="primary" wide isPending={isSending} isDisabled={graded === 0}>
            {words.finish}
          </Button>
        )}
      </Form>
      <Button kind="quiet" onPress={() => ask(true)}>
        {words.skip}
      </Button>
      <Dialog title={words.skipTitle} isOpen={isAsking} close={() => ask(false)}>
        <p>{words.skipText}</p>
        <Form onSubmit={() => end('skipped')} className="flex flex-wrap gap-3">
          {({ isSending }) => (
            <>
              <Button type="submit" kind="danger" isPending={isSending}>
                {words.skip}
              </Button>
              <Button onPress={() => ask(false)}>{words.skipKeep}</Button>
            </>
          )}
        </Form>
      </Dialog>
    </Card>
  );
};
