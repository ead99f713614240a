import { context, form, pass } from '../../../test/forms/filled-form';
import type { FormAnswers } from './form-answers';
import { changesForCandidate, releasedVersions } from './released-versions';

const answers = (reason: string, debriefNote = 'quiet'): FormAnswers =>
  form(pass, 'hire', {
    recommendation: { recommendation: 'hire', reason, 'next-steps': 'More.', 'debrief-note': debriefNote },
  });
const at = (day: number) => new Date(Date.UTC(2027, 2, day));
const entry = (number: number, said: FormAnswers | null) => ({
  number,
  kind: number === 1 ? ('submitted' as const) : ('amended' as const),
  at: at(number),
  reason: number === 1 ? null : `because ${number}`,
  answers: said,
});
const numbers = (...said: (FormAnswers | null)[]): number[] =>
  releasedVersions(
    context,
    said.map((one, index) => entry(index + 1, one)),
  ).map(({ number }) => number);

describe('a change of a form', () => {
  it('is one to its candidate where they read something else', () => {
    expect(changesForCandidate(context, answers('So.'), answers('Because.'))).toBe(true);
  });

  it('is none to them where only private fields differ', () => {
    expect(changesForCandidate(context, answers('So.', 'quiet'), answers('So.', 'loud'))).toBe(false);
  });
});

describe('what a form said to its candidate over time', () => {
  it('is every version that reads differently, oldest first, with when and why', () => {
    const versions = releasedVersions(context, [entry(1, answers('So.')), entry(2, answers('Because.'))]);
    expect(versions.map(({ number, kind, at: when, reason }) => [number, kind, when, reason])).toEqual([
      [1, 'submitted', at(1), null],
      [2, 'amended', at(2), 'because 2'],
    ]);
    expect(versions.map(({ form: { comments } }) => comments[0]?.text)).toEqual(['So.', 'Because.']);
  });

  it('leaves out a version that differs in private fields only, because it would tell that there are some', () => {
    expect(numbers(answers('So.'), answers('So.', 'loud'), answers('Because.', 'loud'))).toEqual([1, 3]);
  });

  it('shows what was changed and changed back', () => {
    expect(numbers(answers('So.'), answers('Because.'), answers('So.'))).toEqual([1, 2, 3]);
  });

  it('passes over entries whose values are erased', () => {
    expect(numbers(null, answers('So.'), null, answers('So.'))).toEqual([2]);
    expect(numbers(null)).toEqual([]);
  });
});
