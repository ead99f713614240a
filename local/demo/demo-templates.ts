import type { Call } from './act-as';

interface Version {
  id: string;
  status: string;
  revision: number;
  content: { title: string; notes: { atLeast: number } };
}

const FORM = { packKey: 'amazon-tpm', stageKey: 'onsite' };
const NOTES_AT_LEAST = 3;

/**
 * A draft of the next onsite form for the demo admin to preview, compare and publish. What became of it is left
 * alone, but one that was thrown away comes again.
 */
export const loadTemplateDraft = async (admin: Call): Promise<void> => {
  const { items } = await admin(
    'GET',
    `/v1/admin/form-templates?pack=${FORM.packKey}&stage=${FORM.stageKey}`,
  );
  const made = (items as (Version & { origin: string })[]).filter(({ origin }) => origin === 'admin');
  if (made.some(({ status, revision }) => status !== 'draft' || revision > 1)) return;
  const draft = (made[0]
    ? await admin('GET', `/v1/admin/form-templates/${made[0].id}`)
    : await admin('POST', '/v1/admin/form-templates', FORM)) as unknown as Version;
  const notes = { ...draft.content.notes, atLeast: NOTES_AT_LEAST };
  const content = { ...draft.content, title: 'Onsite round form, with a third note', notes };
  await admin('PUT', `/v1/admin/form-templates/${draft.id}`, content, { 'if-match': `"${draft.revision}"` });
};
