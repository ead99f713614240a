import { useRef, useState } from 'react';
import { type Schemas, sentenceOf } from '../api/api';
import { listed } from '../domain/words';
import { Button } from '../ui/button';
import { Notice } from '../ui/chip';
import { say } from '../ui/toast';
import { ShortTime } from '../ui/time';
import { download, type Sending, sendDocument, Stopped } from './document-transfer';
import { bookingWords } from './words';

const words = bookingWords.documents;
type Review = Schemas['Review'];

/** What people call the types that a stage takes, and how their files end. */
const KINDS: Record<string, { name: string; ending: string }> = {
  'text/plain': { name: 'text', ending: '.txt' },
  'text/markdown': { name: 'Markdown', ending: '.md' },
  'application/pdf': { name: 'PDF', ending: '.pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    name: 'DOCX',
    ending: '.docx',
  },
};

const rulesOf = ({ mediaTypes, words: length, maxBytes }: Review['rules']): string =>
  words.rules(
    listed(
      mediaTypes.map((type) => KINDS[type]?.name ?? type),
      'or',
    ),
    length ? words.words(length.min, length.max) : '',
    maxBytes >= 1_000_000 ? `${maxBytes / 1_000_000} MB` : `${Math.floor(maxBytes / 1_000)} kB`,
  );

/** The type of a file; browsers do not know all of them, so its name helps. */
const typeOf = (file: File, { mediaTypes }: Review['rules']): string =>
  mediaTypes.find((type) => file.name.toLowerCase().endsWith(KINDS[type]?.ending ?? type)) ??
  (file.type || 'application/octet-stream');

/** A file is chosen and sent, with how far it is; what is refused says why, and what to do about it. */
export const Upload = ({ review, changed }: { review: Review; changed: () => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [percent, setPercent] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const isFirst = review.documents.length === 0;
  const send = async (file: File): Promise<void> => {
    setRefused(null);
    setPercent(0);
    const job = sendDocument(review.id, { file, type: typeOf(file, review.rules) }, setPercent);
    setSending(job);
    try {
      await job.sent;
      say(words.done);
      changed();
    } catch (error) {
      setRefused(error instanceof Stopped ? words.stopped : sentenceOf(error));
    } finally {
      setSending(null);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div className="grid gap-3">
      <h3>{isFirst ? words.first : words.second}</h3>
      <p className="text-soft">{rulesOf(review.rules)}</p>
      {refused && (
        <div role="alert">
          <Notice tone="bad" icon="alert">
            {refused}
          </Notice>
        </div>
      )}
      <input
        ref={input}
        type="file"
        aria-label={words.choose}
        hidden
        accept={review.rules.mediaTypes.map((type) => KINDS[type]?.ending ?? type).join(',')}
        onChange={({ target }) => target.files?.[0] && void send(target.files[0])}
      />
      {sending ? (
        <Progress percent={percent} stop={sending.stop} />
      ) : (
        <div>
          <Button kind="primary" onPress={() => input.current?.click()}>
            {words.choose}
          </Button>
        </div>
      )}
    </div>
  );
};

const Progress = ({ percent, stop }: { percent: number; stop: () => void }) => (
  <div className="flex items-center gap-3">
    <progress
      max={100}
      value={percent}
      aria-label={words.sending(percent)}
      className="h-2 flex-1 accent-brand"
    />
    <span role="status" className="tabular-nums">
      {words.sending(percent)}
    </span>
    <Button onPress={stop}>{words.stop}</Button>
  </div>
);

/** What has come, to keep; the name is that of the person who uploaded it. */
export const DocumentVersions = ({ review }: { review: Review }) => {
  if (review.documents.length === 0) return <p className="text-soft">{words.none}</p>;
  const save = async (revision: number, name: string | null): Promise<void> => {
    try {
      await download(review.id, revision, name ?? `document-${revision}`);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <ul className="grid gap-2">
      {review.documents.map(({ revision, name, words: count, uploadedAt, uploadedAtLocal, available }) => (
        <li key={revision} className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 break-words">
            <strong>{words.version(revision)}</strong>
            {name && `, ${name}`}
            <span className="block text-table text-soft">
              {count !== null && `${words.counted(count)}, `}
              <ShortTime at={uploadedAt} local={uploadedAtLocal} />
            </span>
          </span>
          {available ? (
            <Button onPress={() => void save(revision, name)}>{words.download}</Button>
          ) : (
            <span className="text-soft">{words.erased}</span>
          )}
        </li>
      ))}
    </ul>
  );
};
