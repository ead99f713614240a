import type { FormTemplateContent } from '../packs';
import type { Tx } from '../platform/database/database';
import { registerHoldings, rows, run } from '../platform/personal-data/holdings';
import { removeTypedWords } from '../platform/personal-data/typed-words';
import { deidentified, deidentifiedEntry } from './domain/erase-form';
import type { FormAnswers } from './domain/form-answers';
import type { RecordEntryWithValues } from './domain/form-record';
import { releasedForm } from './domain/release-form';
import { releasedVersions } from './domain/released-versions';

registerHoldings([
  {
    table: 'feedback_forms',
    holds: 'What coaches wrote about candidates: notes, grades, a recommendation.',
    onErasure:
      'Every text goes. Grades and the recommendation stay by id, for they show how severe a coach is; nothing in them tells who the candidate was.',
    told: {
      title: 'Feedback on your sessions',
      what: 'Every text is deleted. Grades and the recommendation stay, and nothing in them tells who you were.',
      stays: true,
    },
    read: releasedForms,
    erase: eraseForms,
  },
  {
    table: 'form_record',
    holds: 'Each version of a filed form, sealed.',
    onErasure:
      'As the form; the seals of what goes stay as hashes without their salt, so that the chain still holds.',
    read: readableVersions,
    erase: eraseRecords,
  },
  {
    table: 'feedback_duties',
    holds: 'Until when a coach had to file a form.',
    onErasure: 'Kept, by id; what is still open is dropped, since nothing can be written any more.',
    erase: run(
      `UPDATE feedback_duties SET state = 'dropped', look_at = NULL
       WHERE state IN ('expected', 'reminded', 'overdue', 'escalated')
         AND booking_id IN (SELECT id FROM bookings WHERE candidate_id = $1)`,
    ),
  },
  {
    table: 'self_grades',
    holds: 'How candidates graded themselves before they read their feedback.',
    onErasure: 'Kept, by id: grades without a word.',
    told: {
      title: 'How you graded yourself',
      what: 'The grades stay, without a word.',
      stays: true,
    },
    read: rows(
      `SELECT booking_id AS "bookingId", status, grades, started_at AS "startedAt", closed_at AS "closedAt"
       FROM self_grades WHERE candidate_id = $1 ORDER BY started_at, booking_id`,
    ),
  },
]);

interface StoredForm {
  id: string;
  bookingId: string;
  principles: string[];
  answers: FormAnswers;
  submittedAt: Date;
  template: FormTemplateContent;
}

type StoredEntry = Pick<StoredForm, 'bookingId' | 'principles' | 'template'> &
  RecordEntryWithValues & { formId: string };

/** The forms that the person may read, with the fields that they may read. */
async function releasedForms(tx: Tx, accountId: string): Promise<object[]> {
  const forms = await tx.query<StoredForm>(
    `SELECT f.id, f.booking_id AS "bookingId", f.principles, f.answers, f.submitted_at AS "submittedAt",
       t.content AS template
     FROM feedback_forms f JOIN form_templates t ON t.id = f.template_id
     WHERE f.candidate_id = $1 AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL
     ORDER BY f.submitted_at, f.id`,
    [accountId],
  );
  return forms.map(({ id, bookingId, submittedAt, template, principles, answers }) => ({
    id,
    bookingId,
    submittedAt,
    ...releasedForm({ template, principles, titleOf: (key) => key }, answers),
  }));
}

/** From version to version what these forms said, as the person may read it. */
async function readableVersions(tx: Tx, accountId: string): Promise<object[]> {
  const entries = await tx.query<StoredEntry>(
    `SELECT f.id AS "formId", f.booking_id AS "bookingId", f.principles, t.content AS template, r.number, r.kind, r.at,
       r.reason, r.answers
     FROM form_record r JOIN feedback_forms f ON f.id = r.form_id JOIN form_templates t ON t.id = f.template_id
     WHERE f.candidate_id = $1 AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL
     ORDER BY f.submitted_at, f.id, r.number`,
    [accountId],
  );
  const forms = new Map<string, StoredEntry[]>();
  for (const entry of entries) forms.set(entry.formId, [...(forms.get(entry.formId) ?? []), entry]);
  return [...forms.values()].flatMap((ofForm) => {
    const [{ formId, bookingId, template, principles }] = ofForm as [StoredEntry];
    const context = { template, principles, titleOf: (key: string) => key };
    return releasedVersions(context, ofForm).map((version) => ({ formId, bookingId, ...version }));
  });
}

async function eraseForms(tx: Tx, accountId: string): Promise<void> {
  await removeTypedWords(tx, accountId, {
    type: 'feedback_form',
    ids: 'SELECT id FROM feedback_forms WHERE candidate_id = $1',
  });
  const forms = await tx.query<StoredForm>(
    `SELECT f.id, f.answers, t.content AS template FROM feedback_forms f JOIN form_templates t ON t.id = f.template_id
     WHERE f.candidate_id = $1 ORDER BY f.id FOR UPDATE OF f`,
    [accountId],
  );
  for (const { id, template, answers } of forms)
    await tx.query(
      `UPDATE feedback_forms SET answers = $2, version = version + 1,
         error_reason = CASE WHEN error_reason IS NOT NULL THEN '(erased)' END
       WHERE id = $1`,
      [id, JSON.stringify(deidentified(template, answers))],
    );
}

async function eraseRecords(tx: Tx, accountId: string): Promise<void> {
  const entries = await tx.query<RecordEntryWithValues & { formId: string; template: FormTemplateContent }>(
    `SELECT r.form_id AS "formId", r.number, r.kind, r.author_id AS "authorId", r.at, r.answers, r.reason, r.seals,
       r.previous_hash AS "previousHash", r.hash, t.content AS template
     FROM form_record r JOIN feedback_forms f ON f.id = r.form_id JOIN form_templates t ON t.id = f.template_id
     WHERE f.candidate_id = $1 ORDER BY r.form_id, r.number`,
    [accountId],
  );
  for (const { formId, template, ...entry } of entries) {
    const { number, answers, seals } = deidentifiedEntry(template, entry);
    await tx.query(
      `UPDATE form_record SET answers = $3, reason = NULL, seals = $4 WHERE form_id = $1 AND number = $2`,
      [formId, number, answers && JSON.stringify(answers), JSON.stringify(seals)],
    );
  }
}
