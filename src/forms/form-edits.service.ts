import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { malformed } from '../shared/errors';
import { draftFaults } from './domain/check-draft';
import {
  askedQuestions,
  type FieldFault,
  fieldOfKind,
  type FormAnswers,
  type FormNote,
  valueOf,
} from './domain/form-answers';
import {
  type FieldChange,
  type FieldConflict,
  mergeChanges,
  pathOf,
  pathText,
  valueAt,
} from './domain/merge-changes';
import { type FormContext, FormContexts } from './form-contexts.service';
import { assertInProgress, ownForm, refuseFaults } from './form-drafts.service';
import type { ConflictAnswer, SentChange } from './form-edits.schemas';
import { type FeedbackForm, FormStore } from './form.store';

/** Where a draft is written field by field, from several devices and after a time without a network. */
@Injectable()
export class FormEdits {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
  ) {}

  /**
   * Makes edits of single fields; answers those that met another edit, with both sides. Errors: 404; 409
   * `form.submitted`, `form.candidate_erased`; 400 for a path that is none; 422 `form.invalid` naming every value that
   * cannot stand, and then no edit is made.
   */
  edit(caller: Principal, id: string, sent: SentChange[]): Promise<ConflictAnswer[]> {
    const changes = sent.map(({ field, was, now }, index) => {
      const path = pathOf(field);
      if (!path)
        throw malformed(
          'form.unknown_field',
          `Name a field of the form: "${field}" is none.`,
          `changes.${index}.field`,
        );
      return { field: path, was, now };
    });
    return this.merge(caller, id, () => changes);
  }

  /**
   * Adds a note during the session; without a time of its own it gets the present one. The same note again adds
   * nothing, and a field that says something else by now is a conflict. Errors as for `edit`.
   */
  note(caller: Principal, id: string, note: FormNote): Promise<ConflictAnswer[]> {
    return this.merge(caller, id, (form, context) => noteChanges(form, context, note, this.clock.now()));
  }

  private async merge(
    caller: Principal,
    id: string,
    changesFor: (form: FeedbackForm, context: FormContext) => FieldChange[],
  ): Promise<ConflictAnswer[]> {
    const context = await this.contexts.of(ownForm(caller, await this.store.find(id)));
    return this.database.tx(async (tx) => {
      const form = await this.store.lockToWrite(tx, id);
      assertInProgress(form);
      const { answers, conflicts } = mergeChanges(form.answers, changesFor(form, context), context.wording);
      refuseFaults(draftFaults(context, answers).map((fault) => byNoteId(answers, fault)));
      if (answers !== form.answers) await this.store.saveDraft(tx, id, answers, askedQuestions(answers));
      return conflicts.map(shown);
    });
  }
}

/** A note as edits of fields that nobody has written yet. */
const noteChanges = (
  { answers }: FeedbackForm,
  { template }: FormContext,
  { id, fields }: FormNote,
  now: Date,
): FieldChange[] => {
  const at = (key: string) => ({ part: 'notes', item: id, key }) as const;
  const time = fieldOfKind(template.notes.fields, 'timestamp')?.key;
  const isTimed = time === undefined || valueOf(fields, time) || valueAt(answers, at(time)) !== null;
  const stamped = isTimed ? fields : { ...fields, [time]: now.toISOString() };
  return Object.entries(stamped).map(([key, value]) => ({ field: at(key), was: null, now: value }));
};

/** A fault in a note, by the path that edits name it by: with the note's id and not its place. */
const byNoteId = ({ notes }: FormAnswers, fault: FieldFault): FieldFault => {
  const [part, place, ...rest] = fault.field.split('.');
  const note = part === 'notes' && place !== undefined ? notes[Number(place)] : undefined;
  return note ? { ...fault, field: ['notes', note.id, ...rest].join('.') } : fault;
};

const shown = ({ field, stored, yours }: FieldConflict): ConflictAnswer => ({
  field: pathText(field),
  stored,
  yours,
});
