import type { Schemas } from '../../api/api';
import { Card } from '../card';
import { Chip } from '../chip';
import { classes } from '../classes';
import { itemId, jumpTo, noteId, TARGET } from './jump';
import { Grade } from './stair';
import { reportWords } from './words';

type Scale = Schemas['ScaleGrade'][];
type Item = Schemas['ReleasedItem'];

/** Everything that was graded of one part, each with what proves it. */
export const GradedItems = ({
  part,
  items,
  scale,
  corrected,
}: {
  part: 'principles' | 'competencies';
  items: readonly Item[];
  scale: Scale;
  /** Keys of what the last correction changed. */
  corrected: ReadonlySet<string>;
}) =>
  items.length > 0 && (
    <section aria-labelledby={part} className="grid gap-3">
      <h3 id={part} className="text-h3">
        {reportWords[part]}
      </h3>
      {items.map((item) => (
        <Graded key={item.key} part={part} item={item} scale={scale} isCorrected={corrected.has(item.key)} />
      ))}
    </section>
  );

const Graded = ({
  part,
  item: { key, title, grade, evidence, fields },
  scale,
  isCorrected,
}: {
  part: string;
  item: Item;
  scale: Scale;
  isCorrected: boolean;
}) => (
  <article
    id={itemId(part, key)}
    tabIndex={-1}
    className={classes('break-inside-avoid rounded-card', TARGET)}
  >
    <Card className="grid gap-2 bg-transparent print:p-0 print:shadow-none">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className="font-semibold">{title}</h4>
        {grade && <Grade scale={scale} given={grade} />}
        {isCorrected && <Chip tone="info">{reportWords.corrected}</Chip>}
      </div>
      {grade?.anchor && <p className="text-soft">{grade.anchor}</p>}
      {evidence?.text && <p dir="auto">{evidence.text}</p>}
      {evidence && <NoteLinks notes={evidence.notes} />}
      <Texts fields={fields} />
      {grade?.next?.anchor && (
        <details className="print:hidden">
          <summary className="min-h-8 cursor-pointer text-table text-brand">
            {reportWords.nextLooksLike(grade.next.title)}
          </summary>
          <p className="pt-1 text-soft">{grade.next.anchor}</p>
        </details>
      )}
    </Card>
  </article>
);

/** The way to the notes that show something. */
export const NoteLinks = ({ notes }: { notes: readonly number[] }) =>
  notes.length > 0 && (
    <p className="flex flex-wrap gap-2">
      {notes.map((n) => (
        <JumpButton key={n} to={noteId(n)}>
          {reportWords.toNote(n)}
        </JumpButton>
      ))}
    </p>
  );

export const JumpButton = ({ to, children }: { to: string; children: string }) => (
  <a
    href={`#${to}`}
    onClick={(event) => {
      event.preventDefault();
      jumpTo(to);
    }}
    className="inline-flex min-h-8 items-center text-table text-brand underline underline-offset-2"
  >
    {children}
  </a>
);

/** What was written into the fields that have no shape of their own. */
export const Texts = ({ fields }: { fields: readonly Schemas['FormText'][] }) =>
  fields.map(({ key, title, text, inWords }) => (
    <div key={key}>
      <p className="text-table text-soft">{title}</p>
      <p dir="auto" className="whitespace-pre-line">
        {inWords ?? text}
      </p>
    </div>
  ));
