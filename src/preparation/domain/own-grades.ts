import type { FormTemplateContent, GradedPart } from '../../packs';
import { continuation } from '../../packs/domain/continuation';
import { carriedOver, type SelfGradeValues } from '../../forms/domain/self-grade-gaps';

/** How a candidate graded their own session, and on which version of the form. */
export interface OwnGrades {
  version: number;
  grades: SelfGradeValues;
}

/** One of the candidate's own grades, in the words of the present version. */
export interface OwnPoint {
  formId: string;
  bookingId: string;
  grade: { key: string; title: string; order: number; passing: boolean };
}

/** The own grades of one form by the items of the present version; what is not on its scale has no place. */
export const ownPoints = (
  versions: readonly FormTemplateContent[],
  present: FormTemplateContent,
  { id, bookingId, own }: { id: string; bookingId: string; own: OwnGrades | null },
): (OwnPoint & { part: GradedPart; key: string })[] => {
  const graded = own && versions.find(({ version }) => version === own.version);
  if (!graded) return [];
  const lead = continuation(versions, own.version, present.version);
  const notTested = { from: graded.scale.notTested.key, to: present.scale.notTested.key };
  const carried = carriedOver(own.grades, notTested, lead);
  return (['competencies', 'principles'] as const).flatMap((part) =>
    Object.entries(carried[part]).flatMap(([key, given]) => {
      const value = present.scale.values.find((one) => one.key === given);
      if (!value) return [];
      const { title, order, passing } = value;
      return [{ part, key, formId: id, bookingId, grade: { key: value.key, title, order, passing } }];
    }),
  );
};
