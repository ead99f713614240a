import fc from 'fast-check';
import type { FormAnswers } from './form-answers';
import { nextEntry, recordFaults, type RecordEntryWithValues, type RecordKind } from './form-record';

const FORM = '01900000-0000-7000-8000-000000000001';
const AUTHOR = '01900000-0000-7000-8000-000000000002';

const key = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
const value = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.record({ text: fc.string({ minLength: 1 }), noteIds: fc.array(fc.constantFrom('n1', 'n2')) }),
);
const fields = fc.dictionary(key, value, { maxKeys: 3 });
const answers: fc.Arbitrary<FormAnswers> = fc.record({
  notes: fc.array(fc.record({ id: fc.constantFrom('n1', 'n2', 'n3'), fields }), { maxLength: 3 }),
  competencies: fc.dictionary(key, fields, { maxKeys: 2 }),
  principles: fc.dictionary(key, fields, { maxKeys: 2 }),
  recommendation: fields,
});

let salts = 0;
const write = (...contents: FormAnswers[]): RecordEntryWithValues[] => {
  const entries: RecordEntryWithValues[] = [];
  contents.forEach((content, index) => {
    const kind: RecordKind = index === 0 ? 'submitted' : 'amended';
    const values = { answers: content, reason: index === 0 ? null : `reason ${index}` };
    const what = { kind, at: new Date(1_800_000_000_000 + index), authorId: AUTHOR, ...values };
    entries.push({
      ...nextEntry(FORM, entries.at(-1) ?? null, what, () => `salt ${(salts += 1)}`),
      ...values,
    });
  });
  return entries;
};
const records = fc.array(answers, { minLength: 1, maxLength: 3 }).map((contents) => write(...contents));
const headOf = (entries: RecordEntryWithValues[]): string | null => entries.at(-1)?.hash ?? null;
const copy = <T>(thing: T): T => structuredClone(thing);

/** Every place in the entry that holds one value, as a way to set it. */
const places = (entry: RecordEntryWithValues): ((to: string) => void)[] => {
  const { notes = [], competencies = {}, principles = {}, recommendation = {} } = entry.answers ?? {};
  const groups = [
    ...notes.map((note) => note.fields),
    ...Object.values(competencies),
    ...Object.values(principles),
    recommendation,
  ];
  return [
    ...groups.flatMap((group) => Object.keys(group).map((name) => (to: string) => void (group[name] = to))),
    ...notes.map((note) => (to: string) => void (note.id = to)),
    (to: string) => void (entry.reason = to),
  ];
};

describe('the record of a form', () => {
  it('has no fault as it was written, whatever was written', () => {
    fc.assert(fc.property(records, (entries) => recordFaults(FORM, entries, headOf(entries)).length === 0));
  });

  it('shows each single value that was changed, in whatever entry', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.nat(), (entries, which, where) => {
        const head = headOf(entries);
        const changed = copy(entries);
        const entry = changed[which % changed.length] as RecordEntryWithValues;
        const settable = places(entry);
        settable[where % settable.length]?.('something nobody wrote');
        expect(recordFaults(FORM, changed, head)).toContainEqual(
          expect.objectContaining({ number: entry.number }),
        );
      }),
    );
  });

  it('shows entries that were taken out, cut off at the end, or put in another order', () => {
    fc.assert(
      fc.property(fc.tuple(answers, answers, answers), fc.integer({ min: 0, max: 2 }), (contents, index) => {
        const entries = write(...contents);
        const head = headOf(entries);
        const without = entries.filter((_, at) => at !== index);
        expect(recordFaults(FORM, without, head)).not.toEqual([]);
        expect(recordFaults(FORM, [...entries].reverse(), head)).not.toEqual([]);
      }),
    );
  });

  it('shows another author, another time, another kind, and a record moved to another form', () => {
    const entries = write({ notes: [], competencies: {}, principles: {}, recommendation: { reason: 'x' } });
    const head = headOf(entries);
    for (const change of [{ authorId: FORM }, { at: new Date(0) }, { kind: 'amended' as const }])
      expect(recordFaults(FORM, [{ ...entries[0], ...change } as RecordEntryWithValues], head)).toEqual([
        { number: 1, fault: 'entry_changed' },
      ]);
    expect(recordFaults(AUTHOR, entries, head)).toEqual([{ number: 1, fault: 'entry_changed' }]);
  });

  it('cannot be rewritten to the end without changing the hash that was handed out', () => {
    const first = { notes: [], competencies: {}, principles: {}, recommendation: { reason: 'no hire' } };
    const head = headOf(write(first));
    const rewritten = write({ ...first, recommendation: { reason: 'hire' } });
    expect(recordFaults(FORM, rewritten, head)).toEqual([{ number: 2, fault: 'entry_missing' }]);
  });

  it('stays good when values are erased together with their salts', () => {
    fc.assert(
      fc.property(records, (entries) => {
        const erased = entries.map((entry) => ({
          ...entry,
          answers: null,
          reason: null,
          seals: entry.seals.map((seal) => ({ ...seal, salt: null })),
        }));
        expect(recordFaults(FORM, erased, headOf(entries))).toEqual([]);
      }),
    );
  });
});
