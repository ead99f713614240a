import { useState } from 'react';
import { firstName } from '../../domain/words';
import { TextAreaField, TextField } from '../../ui/fields';
import { SelectField } from '../../ui/select-field';
import { Toggles } from '../../ui/toggles';
import type { Terms } from './terms';
import { orderingWords } from './words';

const words = orderingWords.practise;
const MOST_PRINCIPLES = 3;
const NONE = 'none';

export interface Practice {
  targetId?: string;
  principles: string[];
  focus?: string;
  resumeUrl?: string;
}

/** What a form of practice fields holds, beside what was typed. */
export const usePractice = () => {
  const [target, setTarget] = useState(NONE);
  const [principles, setPrinciples] = useState<string[]>([]);
  const practiceOf = (typed: Record<string, string>): Practice => ({
    ...(target !== NONE && { targetId: target }),
    principles,
    ...(typed['practice.focus']?.trim() && { focus: typed['practice.focus'].trim() }),
    ...(typed['practice.resumeUrl']?.trim() && { resumeUrl: typed['practice.resumeUrl'].trim() }),
  });
  return { target, setTarget, principles, setPrinciples, practiceOf };
};

/** What to practise, all of it optional. */
export const PracticeFields = ({ terms, state }: { terms: Terms; state: ReturnType<typeof usePractice> }) => (
  <section aria-labelledby="practise" className="grid gap-4">
    <h2 id="practise">{words.title}</h2>
    <p className="text-soft">{words.optional}</p>
    {terms.targets.length > 0 && (
      <SelectField
        label={words.target}
        choices={[
          { id: NONE, name: words.noTarget },
          ...terms.targets.map(({ id, levelTitle }) => ({ id, name: levelTitle })),
        ]}
        value={state.target}
        onChange={state.setTarget}
      />
    )}
    {terms.principles.length > 0 && (
      <Toggles
        label={words.principles(firstName(terms.coach.name))}
        choices={terms.principles.map(({ key, title }) => ({ id: key, name: title }))}
        value={state.principles}
        onChange={(chosen) => state.setPrinciples(chosen.slice(-MOST_PRINCIPLES))}
      />
    )}
    <TextAreaField label={words.focus} help={words.focusHelp} name="practice.focus" maxLength={2000} />
    <TextField label={words.resume} help={words.resumeHelp} name="practice.resumeUrl" type="url" />
  </section>
);
