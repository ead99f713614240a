import type { FormField, FormTemplateContent } from '../../packs';
import { inWords } from '../../shared/zones/in-words';
import type { LabelledText, ReleasedForm } from '../../forms/domain/release-form';

/** A form with the instants in its fields also in words, on the wall of its reader's zone. */
export const withTimesInWords = <Form extends ReleasedForm>(
  form: Form,
  template: FormTemplateContent,
  zone: string,
): Form => {
  const items = (part: 'competencies' | 'principles') =>
    form[part].map((item) => ({ ...item, fields: told(item.fields, template[part].fields, zone) }));
  return {
    ...form,
    notes: form.notes.map((note) => ({ ...note, fields: told(note.fields, template.notes.fields, zone) })),
    competencies: items('competencies'),
    principles: items('principles'),
    comments: told(form.comments, template.recommendation.fields, zone),
  };
};

const told = (texts: readonly LabelledText[], fields: readonly FormField[], zone: string): LabelledText[] =>
  texts.map((one) => {
    const isTime = fields.some(({ key, kind }) => key === one.key && kind === 'timestamp');
    const at = new Date(one.text);
    return isTime && !Number.isNaN(at.getTime()) ? { ...one, inWords: inWords(at, zone) } : one;
  });
