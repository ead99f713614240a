import { byId, byVersion, type Client, type Schemas } from '../../client';
import { NEW_FORM } from './demo-story';

type Version = Schemas['FormTemplateVersion'];
type Draft = Schemas['FormTemplateVersionWithContent'];

const FORM = { packKey: 'amazon-tpm', stageKey: 'onsite' };
const NOTES_AT_LEAST = 3;

/** Published once: the onsite form with a clearer hint, as an admin changes it. */
export const publishNewForm = async (admin: Client): Promise<void> => {
  const made = await madeByAdmins(admin);
  if (made.some(({ status }) => status === 'published')) return;
  const draft = await draftFrom(made, admin);
  const fields = draft.content.notes.fields.map((field) =>
    field.key === 'summary' ? { ...field, hint: NEW_FORM.summaryHint } : field,
  );
  const { id, revision } = await save(admin, draft, { notes: { ...draft.content.notes, fields } });
  await admin.post('/v1/admin/form-templates/{id}/publication', byVersion(id, revision));
};

/**
 * A draft of the next onsite form for the demo admin to preview, compare and publish. What became of it is left
 * alone, but one that was thrown away comes again.
 */
export const loadTemplateDraft = async (admin: Client): Promise<void> => {
  const made = await madeByAdmins(admin);
  const touched = made.filter(({ status, revision }) => status !== 'draft' || revision > 1);
  if (touched.length > 1 || touched.some(({ status }) => status === 'draft')) return;
  const draft = await draftFrom(made, admin);
  const notes = { ...draft.content.notes, atLeast: NOTES_AT_LEAST };
  await save(admin, draft, { title: 'Onsite round form, with a third note', notes });
};

const madeByAdmins = async (admin: Client): Promise<Version[]> => {
  const { items } = await admin.get('/v1/admin/form-templates', { params: { query: FORM } });
  return items.filter(({ origin }) => origin === 'admin');
};

/** The draft that is there, from a start that was killed, or a new one. */
const draftFrom = (made: Version[], admin: Client): Promise<Draft> => {
  const present = made.find(({ status }) => status === 'draft');
  return present
    ? admin.get('/v1/admin/form-templates/{id}', byId(present.id))
    : admin.post('/v1/admin/form-templates', { body: FORM });
};

const save = (admin: Client, draft: Draft, changes: Partial<Draft['content']>): Promise<Draft> => {
  const body = { ...draft.content, ...changes };
  return admin.put('/v1/admin/form-templates/{id}', { ...byVersion(draft.id, draft.revision), body });
};
