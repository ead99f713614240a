import { getRouteApi, Outlet } from '@tanstack/react-router';
import { ApiProblem, byId, type Schemas } from '../api/api';
import { keepFile } from '../api/file';
import { useRead } from '../api/read';
import { listed } from '../domain/words';
import { Button, ButtonLink } from '../ui/button';
import { Notice } from '../ui/chip';
import { Page } from '../ui/page';
import { Report } from '../ui/report/report';
import { Shown } from '../ui/states';
import { TextLink } from '../ui/text-link';
import { say } from '../ui/toast';
import { Awaited } from './awaited';
import { feedbackWords } from './feedback-words';
import { Versions } from './versions';

type Feedback = Schemas['ReleasedForm'];

const words = feedbackWords.report;
const route = getRouteApi('/bookings/$id/feedback');

/** What a coach wrote about one session, to read, keep, print and show. */
export const Feedback = () => {
  const { id } = route.useParams();
  const feedback = useRead('/v1/bookings/{id}/form', byId(id));
  const { error } = feedback;
  if (!feedback.data && error instanceof ApiProblem && error.status === 404)
    return <Awaited bookingId={id} />;
  return (
    <Page title={feedback.data?.reportTitle ?? words.thing}>
      <Shown of={feedback} thing={words.thing} height={600}>
        {(read) => <Whole read={read} />}
      </Shown>
      <Outlet />
    </Page>
  );
};

const Whole = ({ read }: { read: Feedback }) => {
  const { version } = route.useSearch();
  const shown = useVersion(read, version);
  const last = read.versions.at(-1);
  const corrected = new Set(shown === read ? last?.corrections.map(({ key }) => key) : []);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1>{read.reportTitle}</h1>
        <Actions read={read} />
      </div>
      <RateLink read={read} />
      {shown !== read && version && <OlderVersion number={Number(version)} />}
      <Report
        of={shown}
        selfGrade={shown === read ? read.selfGrade : []}
        corrected={corrected}
        action={<Book read={read} />}
        besideNote={(number) => <Flag read={read} number={number} />}
        proof={<Versions versions={read.versions} />}
      />
    </>
  );
};

/** The report as it was in an earlier version, where the address asks for one that there is. */
const useVersion = (read: Feedback, version: string | undefined): Feedback => {
  const isAsked = version !== undefined && read.versions.length > 1;
  const { data } = useRead('/v1/bookings/{id}/form/versions', byId(read.bookingId), { enabled: isAsked });
  const older = isAsked && data?.versions.find(({ number }) => String(number) === version);
  if (!older || older.number === read.versions.at(-1)?.number) return read;
  const notes = older.form.notes.map((note) => ({ ...note, reportable: false }));
  return { ...read, ...older.form, notes, workOn: [], suggestions: [] };
};

const OlderVersion = ({ number }: { number: number }) => (
  <Notice tone="wait">
    {words.version(number)}{' '}
    <TextLink from="/bookings/$id/feedback" to="/bookings/$id/feedback" search={{}}>
      {words.present}
    </TextLink>
  </Notice>
);

const Actions = ({ read }: { read: Feedback }) => {
  const share = read.actions.find(({ name }) => name === 'share');
  const keep = async (): Promise<void> => {
    try {
      await keepFile(
        `/v1/bookings/${read.bookingId}/form/report.pdf`,
        `greenroom-feedback-${read.session.atLocal.slice(0, 10)}.pdf`,
      );
    } catch {
      say(words.pdfFailed);
    }
  };
  return (
    <div className="flex flex-wrap gap-2 max-sm:fixed max-sm:inset-x-0 max-sm:justify-center max-sm:bottom-14 max-sm:z-10 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:p-2 print:hidden">
      {share && (
        <ButtonLink
          from="/bookings/$id/feedback"
          to="/bookings/$id/feedback/share"
          kind="primary"
          resetScroll={false}
        >
          {words.share}
        </ButtonLink>
      )}
      <Button onPress={() => void keep()}>{words.pdf}</Button>
      <Button onPress={() => print()}>{words.print}</Button>
    </div>
  );
};

const RateLink = ({ read: { bookingId, actions, rating, coach } }: { read: Feedback }) => {
  const mayRate = actions.some(({ name }) => name === 'rate');
  if (!mayRate && !rating) return null;
  return (
    <p className="print:hidden">
      <TextLink to="/bookings/$id/rate" params={{ id: bookingId }}>
        {rating ? words.rated(rating.stars) : words.rate(coach.name)}
      </TextLink>
    </p>
  );
};

/** The search for coaches who help with what fell short. */
const Book = ({ read: { bookFor } }: { read: Feedback }) => {
  const { packKey, stageKey, principle, titles } = bookFor;
  const isForGaps = principle.length > 0;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ButtonLink
        to="/coaches"
        search={{
          for: stageKey ? `${packKey}:${stageKey}` : packKey,
          principle: isForGaps ? principle.join(',') : undefined,
        }}
      >
        {isForGaps ? words.bookFor : words.bookAgain}
      </ButtonLink>
      {isForGaps && <span className="text-soft">{words.bookForWhat(listed(titles))}</span>}
    </div>
  );
};

const Flag = ({ read, number }: { read: Feedback; number: number }) =>
  read.actions.length > 0 && read.notes.some((note) => note.number === number && note.reportable) ? (
    <span className="print:hidden">
      <ButtonLink
        from="/bookings/$id/feedback"
        to="/bookings/$id/feedback/flag"
        search={{ note: String(number) }}
        kind="quiet"
        icon="flag"
        resetScroll={false}
        aria-label={words.flagNote(number)}
      >
        {words.flag}
      </ButtonLink>
    </span>
  ) : null;
