import type { FormField, FormTemplateContent, GradedPart } from '../../packs';
import { fieldOfKind } from '../../forms/domain/form-answers';
import type { LabelledText, ReleasedForm, ReleasedItem } from '../../forms/domain/release-form';

/** One place of a report that says something else than in the version before; null where it said nothing. */
export interface Correction {
  part: GradedPart | 'recommendation' | 'notes';
  /** The item's key, or the note's number; the part's own name for the recommendation. */
  key: string;
  /** What people call the item or note, and the field of it. */
  title: string;
  field: string;
  before: string | null;
  after: string | null;
}

type Place = Omit<Correction, 'before' | 'after'> & { text: string };
type Form = Pick<ReleasedForm, 'notes' | 'competencies' | 'principles' | 'recommendation' | 'comments'>;

/** What a candidate reads otherwise than before, in the order of the later report; what it dropped comes last. */
export const correctionsBetween = (
  template: FormTemplateContent,
  before: Form,
  after: Form,
): Correction[] => {
  const [earlier, later] = [before, after].map((form) => new Map(placesOf(template, form)));
  if (!earlier || !later) return [];
  return [...new Map([...later, ...earlier])].flatMap(([place, { part, key, title, field }]) => {
    const [was, is] = [earlier.get(place)?.text ?? null, later.get(place)?.text ?? null];
    return was === is ? [] : [{ part, key, title, field, before: was, after: is }];
  });
};

/** Every text of a report by its place. */
const placesOf = (template: FormTemplateContent, form: Form): [string, Place][] =>
  [
    ...overall(template.recommendation, form),
    ...(['principles', 'competencies'] as const).flatMap((part) =>
      form[part].flatMap((item) => graded(part, template[part].fields, item)),
    ),
    ...form.notes.flatMap(({ number, fields }) =>
      texts({ part: 'notes', key: String(number), title: `Note ${number}` }, fields),
    ),
  ].map((place) => [`${place.part} ${place.key} ${place.field}`, place]);

const overall = (
  { title, fields }: FormTemplateContent['recommendation'],
  { recommendation, comments }: Form,
): Place[] => {
  const at = { part: 'recommendation', key: 'recommendation', title } as const;
  return [...given(at, nameOf(fields, 'recommendation'), recommendation?.title), ...texts(at, comments)];
};

const graded = (part: GradedPart, fields: readonly FormField[], item: ReleasedItem): Place[] => {
  const at = { part, key: item.key, title: item.title };
  const evidence = nameOf(fields, 'evidence');
  const notes = item.evidence?.notes.map((number) => `note ${number}`).join(', ');
  return [
    ...given(at, nameOf(fields, 'grade'), item.grade?.title),
    ...given(at, evidence, item.evidence?.text),
    ...given(at, `${evidence}, notes`, notes),
    ...texts(at, item.fields),
  ];
};

const texts = (at: Pick<Place, 'part' | 'key' | 'title'>, said: readonly LabelledText[]): Place[] =>
  said.flatMap(({ title, text, inWords }) => given(at, title, inWords ?? text));

const given = (
  at: Pick<Place, 'part' | 'key' | 'title'>,
  field: string,
  text: string | null | undefined,
): Place[] => (text ? [{ ...at, field, text }] : []);

const nameOf = (fields: readonly FormField[], kind: FormField['kind']): string =>
  fieldOfKind(fields, kind)?.title ?? kind;
