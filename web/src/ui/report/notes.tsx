import type { ReactNode } from 'react';
import type { Schemas } from '../../api/api';
import { Card } from '../card';
import { classes } from '../classes';
import { JumpButton, Texts } from './graded';
import { itemId, noteId, TARGET } from './jump';
import { reportWords } from './words';

type Note = Schemas['ReleasedNote'];
type Item = Schemas['ReleasedItem'];

/** What was asked and said, each with the way back to what it shows. `beside` is what may be done with a note. */
export const Notes = ({
  notes,
  principles,
  competencies,
  beside,
}: {
  notes: readonly Note[];
  principles: readonly Item[];
  competencies: readonly Item[];
  beside?: (number: number) => ReactNode;
}) =>
  notes.map(({ number, fields }) => (
    <article
      key={number}
      id={noteId(number)}
      tabIndex={-1}
      className={classes('break-inside-avoid rounded-card', TARGET)}
    >
      <Card className="grid gap-2 bg-transparent print:p-0 print:shadow-none">
        <div className="flex items-center justify-between gap-3">
          <h3>{reportWords.note(number)}</h3>
          {beside?.(number)}
        </div>
        <Texts fields={fields} />
        <Shows
          items={[
            ...principles.filter(proves(number)).map(linked('principles')),
            ...competencies.filter(proves(number)).map(linked('competencies')),
          ]}
        />
      </Card>
    </article>
  ));

const proves = (number: number) => (item: Item) => item.evidence?.notes.includes(number) ?? false;
const linked = (part: string) => (item: Item) => ({ id: itemId(part, item.key), title: item.title });

const Shows = ({ items }: { items: readonly { id: string; title: string }[] }) =>
  items.length > 0 && (
    <p className="flex flex-wrap items-center gap-x-3 text-table text-soft print:hidden">
      <span>{reportWords.shows}:</span>
      {items.map(({ id, title }) => (
        <JumpButton key={id} to={id}>
          {title}
        </JumpButton>
      ))}
    </p>
  );
