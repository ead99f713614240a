import type { FormTemplateBody } from '../../src/packs';
import type { TestAccount, TestApp } from '../support/app';
import { as, completeDraft } from './forms-fixture';

export const TEMPLATES = '/v1/admin/form-templates';

export interface ShownVersion {
  id: string;
  packKey: string;
  stageKey: string;
  version: number;
  status: string;
  origin: string;
  revision: number;
  publishedAt: string | null;
  content: FormTemplateBody;
  faults: { field: string; message: string }[];
  forms: { inProgress: number; filed: number };
}

/** A draft of the next version of a form of amazon-tpm, a copy of the newest. */
export const draftOf = async (
  app: TestApp,
  admin: TestAccount,
  stageKey: string,
  wish: object = {},
): Promise<ShownVersion> => {
  const { body } = await app
    .http()
    .post(TEMPLATES)
    .set(as(admin))
    .send({ packKey: 'amazon-tpm', stageKey, ...wish })
    .expect(201);
  return body as ShownVersion;
};

export const readTemplate = async (app: TestApp, admin: TestAccount, id: string): Promise<ShownVersion> => {
  const { body } = await app.http().get(`${TEMPLATES}/${id}`).set(as(admin)).expect(200);
  return body as ShownVersion;
};

export const saveTemplate = (
  app: TestApp,
  admin: TestAccount,
  { id, revision }: Pick<ShownVersion, 'id' | 'revision'>,
  content: object,
) => app.http().put(`${TEMPLATES}/${id}`).set(as(admin)).set('If-Match', `"${revision}"`).send(content);

export const publishTemplate = (
  app: TestApp,
  admin: TestAccount,
  { id, revision }: Pick<ShownVersion, 'id' | 'revision'>,
) => app.http().post(`${TEMPLATES}/${id}/publication`).set(as(admin)).set('If-Match', `"${revision}"`);

export const retireTemplate = (app: TestApp, admin: TestAccount, id: string) =>
  app
    .http()
    .post(`${TEMPLATES}/${id}/retirement`)
    .set(as(admin))
    .send({ reason: 'Its anchors were too lenient.' });

/** Versions of a stage's form, oldest first. */
export const versionsOf = async (
  app: TestApp,
  admin: TestAccount,
  stage: string,
): Promise<ShownVersion[]> => {
  const { body } = await app
    .http()
    .get(TEMPLATES)
    .query({ packKey: 'amazon-tpm', stageKey: stage })
    .set(as(admin))
    .expect(200);
  return (body as { items: ShownVersion[] }).items;
};

/** A complete draft in the words of the third edition. */
export const completeNext = (form: Parameters<typeof completeDraft>[0]): object =>
  JSON.parse(JSON.stringify(completeDraft(form)).replaceAll('"raising_bar"', '"above"')) as object;

/** Another title, one anchor, another name for a grade, a competency less, and this principle less. */
export const withBetterWords = (content: FormTemplateBody, dropped: string): FormTemplateBody => {
  const { scale, competencies, principles, previous } = content;
  const renamed = (anchors: Record<string, string>): Record<string, string> => {
    const { raising_bar: above = '', ...others } = anchors;
    return { ...others, above };
  };
  const [communication, ...others] = competencies.items.filter(({ key }) => key !== 'architecture-design');
  if (!communication || !previous) throw new Error('not the form that this test knows');
  return {
    ...content,
    title: 'Phone screen, third edition',
    scale: {
      ...scale,
      values: scale.values.map((value) =>
        value.key === 'raising_bar' ? { ...value, key: 'above', title: 'Above the bar' } : value,
      ),
    },
    competencies: {
      ...competencies,
      items: [
        {
          ...communication,
          anchors: { ...renamed(communication.anchors), above: 'Says it once.' },
        },
        ...others.map((item) => ({ ...item, anchors: renamed(item.anchors) })),
      ],
    },
    principles: {
      ...principles,
      items: principles.items
        .filter(({ key }) => key !== dropped)
        .map((item) => ({ ...item, anchors: renamed(item.anchors) })),
    },
    previous: {
      ...previous,
      items: previous.items.map((item) =>
        item.from === 'architecture-design' || item.from === dropped
          ? { ...item, to: null, reason: 'A phone screen is too short for it.' }
          : item,
      ),
      grades: previous.grades.map((grade) =>
        grade.from === 'raising_bar' ? { from: 'raising_bar', to: 'above' } : grade,
      ),
    },
  };
};
