import type { ReactNode } from 'react';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';
import { money } from '../domain/money';
import { shortDay, shortTime } from '../domain/times';
import { Card } from '../ui/card';
import { Icon } from '../ui/icons';
import { TextAnchor } from '../ui/text-link';
import { ShortTime } from '../ui/time';
import type { Booking } from './booking.page';
import { DocumentVersions, Upload } from './document-parts';
import { bookingWords } from './words';

const words = bookingWords.booking;

/** The few things that a booking consists of, with what is done. */
export const Steps = ({ booking: { steps } }: { booking: Booking }) => {
  const hours = useHourCycle();
  if (steps.length === 0) return null;
  return (
    <ol aria-label={words.steps} className="flex flex-wrap gap-x-6 gap-y-2">
      {steps.map(({ key, word, atLocal, done }) => (
        <li key={key} className="flex items-center gap-2">
          <span className={done ? 'text-good' : 'text-soft'}>
            <Icon name={done ? 'check' : 'ring'} />
          </span>
          <span>
            {word}
            {done && <span className="sr-only">, done</span>}
            {atLocal && (
              <span className="text-soft">
                {' '}
                {!done && key !== 'meet' && `${words.by} `}
                {done ? shortDay(atLocal, now()) : shortTime(atLocal, now(), hours)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
};

/** A part of the page that stands by itself: open on a wide screen, to be opened on a phone. */
const Part = ({
  id,
  title,
  isOpen = false,
  children,
}: {
  id?: string;
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) => (
  <Card>
    <details id={id} open={isOpen || matchMedia('(min-width: 640px)').matches || location.hash === `#${id}`}>
      <summary className="cursor-pointer">
        <h2 className="inline text-h3">{title}</h2>
      </summary>
      <div className="grid gap-3 pt-3">{children}</div>
    </details>
  </Card>
);

export const PractisePart = ({ booking: { practising } }: { booking: Booking }) => {
  const { focus, topics, resumeUrl } = practising;
  if (!focus && topics.length === 0 && !resumeUrl) return null;
  return (
    <Part title={words.practising.title}>
      {topics.length > 0 && <p>{topics.join(', ')}</p>}
      {focus && <p className="whitespace-pre-line">{focus}</p>}
      {resumeUrl && (
        <p>
          <TextAnchor href={resumeUrl} rel="noreferrer noopener" target="_blank">
            {words.practising.resume}
          </TextAnchor>
        </p>
      )}
    </Part>
  );
};

export const DocumentPart = ({ booking, changed }: { booking: Booking; changed: () => void }) => {
  const { document, actions } = booking;
  if (!document) return null;
  const uploads = actions.some(({ name }) => name === 'uploadDocument' || name === 'uploadSecondVersion');
  return (
    <Part id="upload" title={words.documents} isOpen={uploads}>
      {document.prompt && (
        <div>
          <h3>{document.prompt.title}</h3>
          <p className="whitespace-pre-line">{document.prompt.text}</p>
        </div>
      )}
      {uploads && <Upload review={document} changed={changed} />}
      <DocumentVersions review={document} />
    </Part>
  );
};

export const FeedbackPart = ({ booking: { report, rating, side, decision } }: { booking: Booking }) => {
  if (!report && !rating && !decision) return null;
  return (
    <Card className="grid gap-2">
      <h2 className="text-h3">{words.feedback}</h2>
      {decision && (
        <p>
          {decision.sentence} <Day local={decision.atLocal} />
          {decision.reason && <>: “{decision.reason}”</>}
        </p>
      )}
      {report?.recommendation && (
        <p>
          {words.recommendation}: <strong>{report.recommendation}</strong>
        </p>
      )}
      {report?.amendment && (
        <p>
          {words.corrected} <Day local={report.amendment.atLocal} />: “{report.amendment.reason}”
        </p>
      )}
      {rating && (
        <p className="text-soft">
          {side === 'candidate' ? words.yourRating(rating.stars) : words.theirRating(rating.stars)}{' '}
          {words.publicFrom} <Day local={rating.publicFromLocal} />.
        </p>
      )}
    </Card>
  );
};

const Day = ({ local }: { local: string }) => <>{shortDay(local, now())}</>;

export const MoneyPart = ({ booking }: { booking: Booking }) => {
  const { money: paid, yourShare, side } = booking;
  return (
    <Part id="money" title={words.money}>
      <dl className="grid grid-cols-[minmax(5em,auto)_1fr] gap-x-4 gap-y-2">
        {paid.lines.map(({ label, text }) => (
          <Row key={`${label} ${text}`} label={label}>
            {text}
          </Row>
        ))}
        {side === 'coach' && yourShare && !yourShare.earned && (
          <Row label={words.receive}>
            {money(yourShare)}, {words.notEarned}
          </Row>
        )}
      </dl>
      {paid.refunds.map((refund) => (
        <p key={refund.sentAt} className="text-soft">
          {money(refund.refund)}: {refund.why} {words.sent}{' '}
          <ShortTime at={refund.sentAt} local={refund.sentAtLocal} />
          {refund.arrivedAt && refund.arrivedAtLocal ? (
            <>
              , {words.arrived} <ShortTime at={refund.arrivedAt} local={refund.arrivedAtLocal} />.
            </>
          ) : (
            `. ${words.toArrive}`
          )}
        </p>
      ))}
    </Part>
  );
};

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-soft">{label}</dt>
    <dd>{children}</dd>
  </>
);

export const StoryPart = ({ booking: { history, noShow, other, side } }: { booking: Booking }) => (
  <Part title={words.story}>
    <ul className="grid gap-2">
      {history.map(({ at, atLocal, sentence }) => (
        <li key={`${at} ${sentence}`} className="grid gap-x-4 sm:grid-cols-[11em_1fr]">
          <span className="text-soft">
            <ShortTime at={at} local={atLocal} />
          </span>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
    {noShow?.reports
      .filter(({ note }) => note)
      .map(({ reporter, note }) => (
        <p key={reporter}>
          {words.said(reporter === side ? 'You' : other.name)}: “{note}”
        </p>
      ))}
  </Part>
);
