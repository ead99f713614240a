import { useEffect } from 'react';
import type { Schemas } from '../api/api';
import { Card } from '../ui/card';
import { classes } from '../ui/classes';
import { Icon } from '../ui/icons';
import { Radios } from '../ui/radios';
import { feedbackWords } from './feedback-words';
import type { Part } from './use-self-grade';

type SelfGradeAnswer = Schemas['SelfGrade'];
export type Gradable = SelfGradeAnswer['principles'][number] & { part: Part };

const words = feedbackWords.selfGrade;

/** The way to every item, and which of them have a grade. */
export const Steps = ({
  items,
  at,
  isGraded,
  go,
}: {
  items: readonly Gradable[];
  at: number;
  isGraded: (item: Gradable) => boolean;
  go: (at: number) => void;
}) => (
  <nav aria-label={words.items}>
    <ol className="flex flex-wrap gap-1">
      {items.map((item, index) => (
        <li key={`${item.part} ${item.key}`}>
          <button
            type="button"
            aria-current={index === at ? 'step' : undefined}
            aria-label={`${index + 1}. ${item.title}${isGraded(item) ? `, ${words.gradedItem}` : ''}`}
            onClick={() => go(index)}
            className={classes(
              'grid size-9 cursor-pointer place-items-center rounded-full border text-table',
              index === at ? 'border-2 border-brand font-semibold' : 'border-control',
              isGraded(item) && 'bg-good-tint text-good',
            )}
          >
            {isGraded(item) ? <Icon name="check" /> : index + 1}
          </button>
        </li>
      ))}
    </ol>
  </nav>
);

/** One item with what an answer at each grade looks like. `1` and on choose a grade, `0` not tested. */
export const OneItem = ({
  item,
  of: { scale, notTested },
  given,
  give,
}: {
  item: Gradable;
  of: SelfGradeAnswer;
  given: string | null;
  give: (grade: string) => void;
}) => {
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const grade = event.key === '0' ? notTested : scale[Number(event.key) - 1];
      if (grade) give(grade.key);
    };
    addEventListener('keydown', choose);
    return () => removeEventListener('keydown', choose);
  });
  return (
    <Card className="grid gap-4">
      <Radios
        label={item.title}
        value={given}
        onChange={give}
        choices={[
          ...scale.map(({ key, title, description }) => ({
            id: key,
            name: title,
            detail: item.anchors[key] ?? description,
          })),
          { id: notTested.key, name: notTested.title, detail: notTested.description },
        ]}
      />
      <p className="text-table text-soft max-sm:hidden">{words.keys}</p>
    </Card>
  );
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, input:not([type=radio]), select');
