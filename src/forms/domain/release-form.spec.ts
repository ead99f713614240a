import type { FormTemplateContent } from '../../packs';
import { all, context, form, pass, principles, template, untested } from '../../../test/forms/filled-form';
import type { FieldValues } from './form-answers';
import { releasedForm, releasedRecommendation } from './release-form';

describe('a released form', () => {
  it('holds no field that the template does not mark for the candidate', () => {
    const secret: FieldValues = { ...pass, 'coach-note': 'quiet' };
    const released = releasedForm(context, form(secret, 'hire'));
    expect(JSON.stringify(released)).not.toContain('quiet');
    const closed: FormTemplateContent = JSON.parse(
      JSON.stringify(template).replaceAll('"candidate"', '"platform"'),
    );
    const nothing = releasedForm({ ...context, template: closed }, form(secret, 'hire'));
    expect(nothing.recommendation).toBeNull();
    expect(nothing.comments).toEqual([]);
    expect(nothing.notes.flatMap(({ fields }) => fields)).toEqual([]);
    for (const item of [...nothing.competencies, ...nothing.principles])
      expect(item).toMatchObject({ grade: null, evidence: null, fields: [] });
  });

  it('shows what was not tested as such, without an anchor', () => {
    const { principles: items } = releasedForm(
      context,
      form(pass, 'hire', { principles: all(principles, untested) }),
    );
    expect(items[0]?.grade).toMatchObject({ title: 'Not tested', passing: null, anchor: null });
  });

  it('numbers the notes that evidence refers to', () => {
    const { competencies: items } = releasedForm(context, form(pass, 'hire'));
    expect(items[0]?.evidence).toEqual({ text: null, notes: [1] });
    const { notes } = releasedForm(context, form(pass, 'hire'));
    expect(notes.map(({ number }) => number)).toEqual(notes.map((_, index) => index + 1));
  });

  it('shows a grade with its words, and what an answer at that grade looks like', () => {
    const [delivery] = releasedForm(context, form(pass, 'hire')).competencies;
    const [item] = template.competencies.items;
    expect(delivery?.grade).toMatchObject({
      key: 'raising_bar',
      title: 'Raising the bar',
      passing: true,
      anchor: item?.anchors.raising_bar,
      next: null,
    });
  });

  it('tells the next higher grade with what an answer there looks like', () => {
    const [item] = template.competencies.items;
    const short = { ...pass, grade: 'not_raising_bar' };
    const next = (values: FieldValues) =>
      releasedForm(context, form(values, 'hire')).competencies[0]?.grade?.next;
    expect(next(short)).toMatchObject({
      key: 'raising_bar',
      title: 'Raising the bar',
      anchor: item?.anchors.raising_bar,
    });
    expect(next(untested)).toBeNull();
  });

  it('leaves out notes that are gone, and keeps the numbers of the others', () => {
    const evidence = { grade: 'raising_bar', evidence: { noteIds: ['n2', 'gone', 'n1'], text: 'Both.' } };
    const { principles: items } = releasedForm(
      context,
      form(pass, 'hire', { principles: all(principles, evidence) }),
    );
    expect(items[0]?.evidence).toEqual({ text: 'Both.', notes: [2, 1] });
  });

  it('holds the principles of this interviewer, in the order of the form, called as people call them', () => {
    const { principles: items } = releasedForm(context, form(pass, 'hire'));
    expect(items.map(({ key, title }) => [key, title])).toEqual([
      ['ownership', 'OWNERSHIP'],
      ['dive-deep', 'DIVE-DEEP'],
    ]);
  });

  it('has a recommendation only where one of the form was given', () => {
    const given = (recommendation: FieldValues) => releasedRecommendation({ template }, { recommendation });
    expect(given({ recommendation: 'hire' })?.title).toBe('Hire');
    expect([given({}), given({ recommendation: 'constructor' })]).toEqual([null, null]);
  });
});
