import { type FormAnswers, questionKeyOf } from '../../forms/domain/form-answers';

/** Numbers of the notes that name a question of the bank: those that their candidate may report to us. */
export const reportableNotes = ({ notes }: Pick<FormAnswers, 'notes'>): Set<number> =>
  new Set(
    notes.flatMap(({ fields }, index) =>
      Object.values(fields).some((value) => questionKeyOf(value) !== null) ? [index + 1] : [],
    ),
  );
