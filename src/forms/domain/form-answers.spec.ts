import type { FormField } from '../../packs';
import { askedInNotes, askedQuestions, EMPTY_ANSWERS, type FormNote, tidied } from './form-answers';

const field = (key: string, kind: FormField['kind']) => ({ key, kind }) as FormField;
const FIELDS = [field('question', 'question'), field('time', 'timestamp')];
const note = (id: string, questionKey: string, time?: string): FormNote => ({
  id,
  fields: { question: { questionKey }, ...(time && { time }) },
});

describe('questions that were asked', () => {
  const asked = (notes: FormNote[], fields = FIELDS) => askedInNotes({ ...EMPTY_ANSWERS, notes }, fields);

  it('are those that notes name, with the earliest note of each', () => {
    const found = asked([
      note('n1', 'a', '2027-03-01T18:20:00Z'),
      note('n2', 'b', '2027-03-01T18:10:00Z'),
      note('n3', 'a', '2027-03-01T20:05:00+02:00'),
      { id: 'n4', fields: { question: 'Their own words?' } },
    ]);
    expect([...found]).toEqual([
      ['a', { noteId: 'n3', at: '2027-03-01T20:05:00+02:00' }],
      ['b', { noteId: 'n2', at: '2027-03-01T18:10:00Z' }],
    ]);
  });

  it('may be known without a time, and a note with a time says more', () => {
    expect(asked([note('n1', 'a')]).get('a')).toEqual({ noteId: 'n1', at: null });
    expect(asked([note('n1', 'a'), note('n2', 'a', '2027-03-01T18:10:00Z')]).get('a')?.noteId).toBe('n2');
    expect(
      asked([note('n1', 'a', '2027-03-01T18:10:00Z')], [field('question', 'question')]).get('a'),
    ).toEqual({
      noteId: 'n1',
      at: null,
    });
  });
});

describe('what is written into a form', () => {
  it('is kept without empty values, and with the wording of bank questions', () => {
    const stored = tidied(
      {
        notes: [{ id: 'a', fields: { question: { questionKey: 'known' }, summary: '' } }],
        competencies: { delivery: { grade: '', evidence: { noteIds: [], text: '' } } },
        principles: { ownership: { grade: 'raising_bar', evidence: { noteIds: ['a', 'a'] } } },
        recommendation: { reason: '' },
      },
      () => 'What happened?',
    );
    expect(stored).toEqual({
      notes: [{ id: 'a', fields: { question: { questionKey: 'known', text: 'What happened?' } } }],
      competencies: {},
      principles: { ownership: { grade: 'raising_bar', evidence: { noteIds: ['a'] } } },
      recommendation: {},
    });
    expect(askedQuestions(stored)).toEqual(['known']);
  });
});
