import type { FormNote } from '../../forms/domain/form-answers';
import { reportableNotes } from './reportable-notes';

describe('notes that can be reported', () => {
  it('are those that name a question of the bank, by their number', () => {
    const notes: FormNote[] = [
      { id: 'n1', fields: { question: 'In my own words?' } },
      { id: 'n2', fields: { question: { questionKey: 'gap-between-teams', text: 'Why?' }, summary: 'So.' } },
      { id: 'n3', fields: { summary: 'Only an answer.' } },
    ];
    expect([...reportableNotes({ notes })]).toEqual([2]);
  });
});
