import fc from 'fast-check';
import { canonicalJson } from '../../shared/canonical-json';
import { EMPTY_ANSWERS, type FieldValue, type FormAnswers } from './form-answers';
import { type FieldChange, type FieldPath, mergeChanges, pathOf, pathText, valueAt } from './merge-changes';

const noWording = () => null;
const merge = (stored: FormAnswers, changes: FieldChange[]) => mergeChanges(stored, changes, noWording);

const path: fc.Arbitrary<FieldPath> = fc.oneof(
  fc.record({
    part: fc.constantFrom('notes', 'competencies', 'principles'),
    item: fc.constantFrom('n1', 'n2', 'ownership'),
    key: fc.constantFrom('grade', 'evidence', 'summary'),
  }),
  fc.record({
    part: fc.constant('recommendation' as const),
    item: fc.constant(null),
    key: fc.constantFrom('reason', 'recommendation'),
  }),
);
const value: fc.Arbitrary<FieldValue | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom('hire', 'raising_bar', 'A long story.'),
  fc.string({ minLength: 1, maxLength: 5 }),
  fc.record({ noteIds: fc.constant<string[]>(['n1']), text: fc.constantFrom('seen', 'heard') }),
);
const change: fc.Arbitrary<FieldChange> = fc.record({ field: path, was: value, now: value });
/** Edits of fields that say nothing yet. */
const first = fc
  .uniqueArray(fc.record({ field: path, now: value }), { selector: ({ field }) => pathText(field) })
  .map((edits) => edits.map((edit) => ({ ...edit, was: null })));
const form = first.map((edits) => merge(EMPTY_ANSWERS, edits).answers);
const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

describe('merging edits into a form', () => {
  it('loses nothing: each thing typed is in the form or in a conflict, and so is what it met', () => {
    fc.assert(
      fc.property(
        form,
        fc.uniqueArray(change, { selector: ({ field }) => pathText(field) }),
        (stored, edits) => {
          const { answers, conflicts } = merge(stored, edits);
          return edits.every(({ field, now }) => {
            const met = conflicts.find((conflict) => same(conflict.field, field));
            const before = valueAt(stored, field);
            return met
              ? same(met.yours, now) && same(met.stored, before) && same(valueAt(answers, field), before)
              : same(valueAt(answers, field), now);
          });
        },
      ),
    );
  });

  it('makes every edit of who saw the newest form, and none of who saw another value', () => {
    fc.assert(
      fc.property(form, path, value, value, (stored, field, was, now) => {
        const present = valueAt(stored, field);
        const seen = merge(stored, [{ field, was: present, now }]);
        const unseen = merge(stored, [{ field, was, now }]);
        const isStale = !same(was, present) && !same(now, present);
        return seen.conflicts.length === 0 && unseen.conflicts.length === (isStale ? 1 : 0);
      }),
    );
  });

  it('may be sent again: the second time changes nothing and meets nothing new', () => {
    fc.assert(
      fc.property(
        form,
        fc.uniqueArray(change, { selector: ({ field }) => pathText(field) }),
        (stored, edits) => {
          const once = merge(stored, edits);
          const twice = merge(once.answers, edits);
          return same(twice.answers, once.answers) && same(twice.conflicts, once.conflicts);
        },
      ),
    );
  });

  it('does not depend on the order in which edits of different fields arrive, but for the order of new notes', () => {
    const unordered = ({ notes, ...rest }: FormAnswers) => ({
      ...rest,
      notes: notes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    });
    fc.assert(
      fc.property(form, first, (stored, edits) =>
        same(unordered(merge(stored, edits).answers), unordered(merge(stored, edits.toReversed()).answers)),
      ),
    );
  });

  it('leaves all other fields as they are', () => {
    fc.assert(
      fc.property(form, change, path, (stored, edit, other) => {
        fc.pre(!same(edit.field, other));
        return same(valueAt(merge(stored, [edit]).answers, other), valueAt(stored, other));
      }),
    );
  });

  it('keeps no note and no item that says nothing any more', () => {
    const field: FieldPath = { part: 'notes', item: 'n1', key: 'summary' };
    const written = merge(EMPTY_ANSWERS, [{ field, was: null, now: 'Said so.' }]).answers;
    expect(written.notes).toEqual([{ id: 'n1', fields: { summary: 'Said so.' } }]);
    expect(merge(written, [{ field, was: 'Said so.', now: null }]).answers).toEqual(EMPTY_ANSWERS);
  });

  it('knows a question by its key, whether or not the writer had its wording', () => {
    const wording = (key: string) => `The text of ${key}`;
    const field: FieldPath = { part: 'notes', item: 'n1', key: 'question' };
    const asked = mergeChanges(EMPTY_ANSWERS, [{ field, was: null, now: { questionKey: 'q1' } }], wording);
    const other = [{ field, was: { questionKey: 'q1' }, now: { questionKey: 'q2' } }];
    expect(mergeChanges(asked.answers, other, wording)).toMatchObject({
      answers: { notes: [{ fields: { question: { questionKey: 'q2', text: 'The text of q2' } } }] },
      conflicts: [],
    });
  });
});

describe('the path of a field', () => {
  it('reads what it writes', () => {
    fc.assert(fc.property(path, (one) => same(pathOf(pathText(one)), one)));
  });

  it.each(['', 'notes', 'notes.n1', 'notes.n1.summary.more', 'mood.n1.summary', 'recommendation'])(
    'is none: "%s"',
    (text) => {
      expect(pathOf(text)).toBeNull();
    },
  );
});
