import type { Schemas } from '../api/api';
import { TextLink } from '../ui/text-link';
import { feedbackWords } from './feedback-words';

type Version = Schemas['ReportVersion'];

const words = feedbackWords.report;

/** What was corrected, when and why; every earlier version can still be read. */
export const Versions = ({ versions }: { versions: readonly Version[] }) =>
  versions.slice(1).map((version) => (
    <details key={version.number}>
      <summary className="min-h-8 cursor-pointer">
        {words.corrected(version.inWords)}: {version.reason}
      </summary>
      <div className="grid gap-2 py-2">
        <h2 className="text-table">{words.changed}</h2>
        <ul className="grid gap-2">
          {version.corrections.map((correction) => (
            <li key={`${correction.part} ${correction.key} ${correction.field}`}>
              <Correction of={correction} />
            </li>
          ))}
        </ul>
        <TextLink
          from="/bookings/$id/feedback"
          to="/bookings/$id/feedback"
          search={{ version: String(version.number - 1) }}
        >
          {words.readVersion(version.number - 1)}
        </TextLink>
      </div>
    </details>
  ));

const Correction = ({ of: { title, field, before, after } }: { of: Version['corrections'][number] }) => (
  <>
    {title}, {field}: <del>{before ?? words.nothing}</del> →{' '}
    <ins className="no-underline">{after ?? words.nothing}</ins>
  </>
);
