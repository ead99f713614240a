import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, byId, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Chip } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { Empty, Shown } from '../ui/states';
import { TextLink } from '../ui/text-link';
import { ShortTime } from '../ui/time';
import { say } from '../ui/toast';
import { feedbackWords } from './feedback-words';

type Link = Schemas['ReportLink'];

const words = feedbackWords.links;

/** To whom one shows what, and who looked. */
export const Links = () => {
  const links = useRead('/v1/me/report-links', {});
  return (
    <Page title={words.title}>
      <h1>{words.title}</h1>
      <Shown of={links} thing={words.thing} height={320}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              action={
                <ButtonLink to="/feedback" kind="primary">
                  {words.toFeedback}
                </ButtonLink>
              }
            >
              {words.empty}
            </Empty>
          ) : (
            <ul className="grid gap-3">
              {items.map((link) => (
                <li key={link.id}>
                  <Row link={link} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
};

const Row = ({ link }: { link: Link }) => {
  const [isAsking, ask] = useState(false);
  return (
    <Card className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">{link.label ?? words.noLabel}</h2>
        <State link={link} />
      </div>
      <p>
        <TextLink to="/bookings/$id/feedback" params={{ id: link.bookingId }}>
          {link.reportTitle}
        </TextLink>
      </p>
      <p className="text-table text-soft">
        {words.shows}: {link.shows.map(({ title }) => title).join(', ')}
      </p>
      <Visits link={link} />
      {link.state === 'open' && (
        <div>
          <Button kind="danger" onPress={() => ask(true)}>
            {words.stop}
          </Button>
        </div>
      )}
      <Stop link={link} isOpen={isAsking} close={() => ask(false)} />
    </Card>
  );
};

const State = ({ link: { state, expiresAt, expiresAtLocal } }: { link: Link }) => (
  <Chip tone={state === 'open' ? 'good' : 'quiet'} icon={state === 'open' ? 'check' : 'off'}>
    {words.state[state]} {state === 'open' && <ShortTime at={expiresAt} local={expiresAtLocal} />}
  </Chip>
);

const Visits = ({ link: { id, visits, lastVisitAt, lastVisitAtLocal } }: { link: Link }) => {
  const [isShown, show] = useState(false);
  const one = useRead('/v1/me/report-links/{id}', byId(id), { enabled: isShown });
  return (
    <div className="text-table">
      <p>
        {words.visits(visits)}{' '}
        {lastVisitAt && lastVisitAtLocal && (
          <>
            {words.last}: <ShortTime at={lastVisitAt} local={lastVisitAtLocal} />
          </>
        )}
      </p>
      {visits > 0 && (
        <details onToggle={(event) => show(event.currentTarget.open)}>
          <summary className="min-h-8 cursor-pointer text-brand">{words.log}</summary>
          {isShown && (
            <Shown of={one} thing={words.logThing} height={60}>
              {({ log }) => (
                <>
                  <p className="text-soft">{words.countHelp}</p>
                  <ol className="grid gap-1">
                    {log.map(({ at, atLocal, agent }, index) => (
                      <li key={index}>
                        <ShortTime at={at} local={atLocal} />,{' '}
                        <span className="text-soft">{agent ?? words.unknownAgent}</span>
                      </li>
                    ))}
                  </ol>
                </>
              )}
            </Shown>
          )}
        </details>
      )}
    </div>
  );
};

/** It cannot be undone, so it asks. */
const Stop = ({ link, isOpen, close }: { link: Link; isOpen: boolean; close: () => void }) => {
  const answers = useQueryClient();
  const stop = async (): Promise<void> => {
    await api.delete('/v1/me/report-links/{id}', byId(link.id));
    close();
    say(words.stopped);
    await answers.invalidateQueries({ queryKey: ['/v1/me/report-links'] });
    await answers.invalidateQueries({ queryKey: ['/v1/bookings/{id}/form'] });
  };
  return (
    <Dialog title={words.stopTitle} isOpen={isOpen} close={close}>
      <p>{words.stopText}</p>
      <Form onSubmit={stop} className="flex flex-wrap gap-3">
        {({ isSending }) => (
          <>
            <Button type="submit" kind="danger" isPending={isSending}>
              {words.stop}
            </Button>
            <Button onPress={close}>{words.keep}</Button>
          </>
        )}
      </Form>
    </Dialog>
  );
};
