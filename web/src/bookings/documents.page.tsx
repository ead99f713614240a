import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { byId, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { DocumentVersions, Upload } from './document-parts';
import type { Booking } from './booking.page';
import { bookingWords } from './words';

const words = bookingWords.documents;
const route = getRouteApi('/bookings/$id/documents');

/** The document of a review: what is asked for, its versions, and what the second one changed. */
export const DocumentsPage = () => {
  const { id } = route.useParams();
  const { compare } = route.useSearch();
  const booking = useRead('/v1/bookings/{id}', { params: { path: { id }, query: {} } });
  const author = booking.data?.candidate.name;
  const queries = useQueryClient();
  return (
    <Page title={author ? words.title(author) : bookingWords.booking.documents}>
      <Shown of={booking} thing={words.thing} height={300}>
        {(shown) => (
          <>
            <h1>{words.title(shown.candidate.name)}</h1>
            <Document
              booking={shown}
              compare={compare === '1'}
              changed={() => void queries.invalidateQueries()}
            />
          </>
        )}
      </Shown>
    </Page>
  );
};

const Document = ({
  booking: { id, document, actions },
  compare,
  changed,
}: {
  booking: Booking;
  compare: boolean;
  changed: () => void;
}) => {
  const has = (name: string): boolean => actions.some((one) => one.name === name);
  if (!document) return <p className="text-soft">{words.none}</p>;
  return (
    <>
      {document.prompt && (
        <Card className="grid gap-2">
          <h2>{document.prompt.title}</h2>
          <p className="whitespace-pre-line">{document.prompt.text}</p>
        </Card>
      )}
      {(has('uploadDocument') || has('uploadSecondVersion')) && (
        <Card>
          <Upload review={document} changed={changed} />
        </Card>
      )}
      <Card className="grid gap-3">
        <h2>{words.versions}</h2>
        <DocumentVersions review={document} />
        {has('compareDocuments') && !compare && (
          <ButtonLink to="/bookings/$id/documents" params={{ id }} search={{ compare: '1' }}>
            {words.compareLink}
          </ButtonLink>
        )}
      </Card>
      {compare && has('compareDocuments') && <Difference id={id} />}
      <div>
        <ButtonLink to="/bookings/$id" params={{ id }} search={{}} kind="quiet">
          {words.back}
        </ButtonLink>
      </div>
    </>
  );
};

const Difference = ({ id }: { id: string }) => {
  const difference = useRead('/v1/document-reviews/{id}/difference', byId(id));
  return (
    <Card className="grid gap-3">
      <h2>{words.compare}</h2>
      <Shown of={difference} thing={words.compare} height={200}>
        {({ parts, byWords }) => (
          <>
            {!byWords && <p className="text-soft">{words.whole}</p>}
            <div className="whitespace-pre-line break-words">
              {parts.map((part, index) => (
                <Changed key={index} {...part} />
              ))}
            </div>
          </>
        )}
      </Shown>
    </Card>
  );
};

/** Beside the colour a sign, and a word for who does not see either. */
const Changed = ({ kind, text }: Schemas['DocumentDifference']['parts'][number]) => {
  if (kind === 'same') return <>{text}</>;
  const [Tag, sign, said] =
    kind === 'added' ? (['ins', '+', words.added] as const) : (['del', '−', words.removed] as const);
  const look = kind === 'added' ? 'bg-good-tint text-good' : 'bg-bad-tint text-bad';
  return (
    <Tag className={`rounded px-0.5 ${look}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only"> {said}: </span>
      {text}
    </Tag>
  );
};
