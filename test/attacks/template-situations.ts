import { as } from '../forms/forms-fixture';
import {
  draftOf,
  publishTemplate,
  type ShownVersion,
  TEMPLATES,
  versionsOf,
} from '../forms/template-fixture';
import type { World } from './world';

/** Nobody in the table has a session of this stage. */
const STAGE = 'resume-screen';

/** A form has one draft at a time: an earlier one goes. */
const draft = async ({ app, admin }: World): Promise<ShownVersion> => {
  for (const { id, status } of await versionsOf(app, admin, STAGE))
    if (status === 'draft') await app.http().delete(`${TEMPLATES}/${id}`).set(as(admin)).expect(204);
  return draftOf(app, admin, STAGE);
};

/** Situations of the versions of forms. */
export const templateSituations = {
  newTemplate: async (world: World) => {
    const { id } = await draft(world);
    await world.app.http().delete(`${TEMPLATES}/${id}`).set(as(world.admin)).expect(204);
    return { body: { packKey: 'amazon-tpm', stageKey: STAGE } };
  },
  templateDraft: async (world: World) => {
    const { id, revision, content } = await draft(world);
    return { id, body: content, headers: { 'If-Match': `"${revision}"` } };
  },
  publishedTemplate: async (world: World) => {
    const present = await draft(world);
    await publishTemplate(world.app, world.admin, present).expect(200);
    return { id: present.id };
  },
};
