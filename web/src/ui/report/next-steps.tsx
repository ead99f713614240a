import type { ReactNode } from 'react';
import type { Schemas } from '../../api/api';
import { Card } from '../card';
import { NoteLinks } from './graded';
import { Grade } from './stair';
import { reportWords } from './words';

interface Next {
  scale: Schemas['ScaleGrade'][];
  principles: Schemas['ReleasedItem'][];
  competencies: Schemas['ReleasedItem'][];
  workOn: Schemas['WeakItem'][];
  suggestions: Schemas['SuggestedQuestion'][];
}

/** What to work on first with the notes that prove it, and what to practise with. */
export const NextSteps = ({ of, action }: { of: Next; action?: ReactNode }) => (
  <Card className="grid gap-4 print:p-0 print:shadow-none">
    <section aria-labelledby="work-on" className="grid gap-3">
      <h2 id="work-on">{reportWords.workOn}</h2>
      {of.workOn.length === 0 ? (
        <p>{reportWords.nothingShort}</p>
      ) : (
        <ol className="grid gap-3">
          {of.workOn.map((weak, at) => (
            <li key={`${weak.part} ${weak.key}`} className="grid gap-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span>
                  {at + 1}. {weak.title}
                </span>
                <Grade scale={of.scale} given={{ key: weak.gradeKey, title: weak.grade, passing: false }} />
              </span>
              <NoteLinks notes={notesOf(of, weak)} />
            </li>
          ))}
        </ol>
      )}
    </section>
    {of.suggestions.length > 0 && (
      <section aria-labelledby="practise" className="grid gap-2">
        <h2 id="practise">{reportWords.practise}</h2>
        <ul className="list-disc pl-5">
          {of.suggestions.map(({ key, text, practises }) => (
            <li key={key}>
              {text} <span className="text-soft">{reportWords.practises(practises)}</span>
            </li>
          ))}
        </ul>
      </section>
    )}
    {action && <div className="print:hidden">{action}</div>}
  </Card>
);

const notesOf = (of: Next, { part, key }: Schemas['WeakItem']): number[] =>
  of[part].find((item) => item.key === key)?.evidence?.notes ?? [];
