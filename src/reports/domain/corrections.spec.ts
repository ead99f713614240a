import {
  all,
  competencies,
  context,
  form,
  pass,
  principles,
  template,
  untested,
} from '../../../test/forms/filled-form';
import type { FormAnswers } from '../../forms/domain/form-answers';
import { releasedForm } from '../../forms/domain/release-form';
import { correctionsBetween } from './corrections';

const between = (before: FormAnswers, after: FormAnswers) =>
  correctionsBetween(template, releasedForm(context, before), releasedForm(context, after));

describe('what a correction changed', () => {
  const before = form(pass, 'hire');

  it('is nothing between a version and itself, and nothing where private words differ', () => {
    const quiet = { ...pass, 'coach-note': 'quiet' };
    expect(between(before, before)).toEqual([]);
    expect(between(before, form(quiet, 'hire'))).toEqual([]);
  });

  it('names the grade and its item, as people call them, with both values', () => {
    const after = form(pass, 'hire', { principles: all(principles, untested) });
    expect(between(before, after)).toContainEqual({
      part: 'principles',
      key: 'ownership',
      title: 'OWNERSHIP',
      field: 'Grade',
      before: 'Raising the bar',
      after: 'Not tested',
    });
  });

  it('tells the recommendation, and what was there and is gone', () => {
    const after = { ...form(pass, 'no_hire'), notes: before.notes.slice(0, 1) };
    const found = between(before, after);
    expect(found[0]).toMatchObject({ part: 'recommendation', before: 'Hire', after: 'No hire' });
    expect(found.filter(({ part }) => part === 'notes').every(({ after: now }) => now === null)).toBe(true);
    expect(found.some(({ title }) => title === 'Note 2')).toBe(true);
  });

  it('tells evidence that points to other notes', () => {
    const moved = { ...pass, evidence: { noteIds: ['n2'] } };
    const found = between(before, form(pass, 'hire', { competencies: all(competencies, moved) }));
    expect(found[0]).toMatchObject({ part: 'competencies', field: 'Evidence, notes', after: 'note 2' });
  });
});
