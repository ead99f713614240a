import type { Call } from './act-as';
import { NEW_FORM } from './demo-story';

interface Version {
  id: string;
  origin: string;
  status: string;
  revision: number;
  content: { title: string; notes: { atLeast: number; fields: { key: string; hint: string | null }[] } };
}

const FORM = { packKey: 'amazon-tpm', stageKey: 'onsite' };
const NOTES_AT_LEAST = 3;

/** Published once: the onsite form with a clearer hint, as an admin changes it. */
export const publishNewForm = async (admin: Call): Promise<void> => {
  const made = await madeByAdmins(admin);
  if (made.some(({ status }) => status === 'published')) return;
  const draft = await draftFrom(made, admin);
  const fields = draft.content.notes.fields.map((field) =>
    field.key === 'summary' ? { ...field, hint: NEW_FORM.summaryHint } : field,
  );
  const saved = await save(admin, draft, { notes: { ...draft.content.notes, fields } });
  await admin('POST', `/v1/admin/form-templates/${draft.id}/publication`, undefined, ifMatch(saved));
};

/**
 * A draft of the next onsite form for the demo admin to preview, compare and publish. What became of it is left
 * alone, but one that was thrown away comes again.
 */
export const loadTemplateDraft = async (admin: Call): Promise<void> => {
  const made = await madeByAdmins(admin);
  const touched = made.filter(({ status, revision }) => status !== 'draft' || revision > 1);
  if (touched.length > 1 || touched.some(({ status }) => status === 'draft')) return;
  const draft = await draftFrom(made, admin);
  const notes = { ...draft.content.notes, atLeast: NOTES_AT_LEAST };
  await save(admin, draft, { title: 'Onsite round form, with a third note', notes });
};

const madeByAdmins = async (admin: Call): Promise<Version[]> => {
  const path = `/v1/admin/form-templates?packKey=${FORM.packKey}&stageKey=${FORM.stageKey}`;
  const { items } = await admin('GET', path);
  return (items as Version[]).filter(({ origin }) => origin === 'admin');
};

/** The draft that is there, from a start that was killed, or a new one. */
const draftFrom = async (made: Version[], admin: Call): Promise<Version> => {
  const present = made.find(({ status }) => status === 'draft');
  const draft = present
    ? await admin('GET', `/v1/admin/form-templates/${present.id}`)
    : await admin('POST', '/v1/admin/form-templates', FORM);
  return draft as unknown as Version;
};

const save = async (admin: Call, draft: Version, changes: Partial<Version['content']>): Promise<Version> => {
  const content = { ...draft.content, ...changes };
  const saved = await admin('PUT', `/v1/admin/form-templates/${draft.id}`, content, ifMatch(draft));
  return saved as unknown as Version;
};

const ifMatch = ({ revision }: Version): Record<string, string> => ({ 'if-match': `"${revision}"` });
