import { canonicalJson } from '../../shared/canonical-json';
import type { FormAnswers } from './form-answers';
import type { RecordKind } from './form-record';
import { type ReleaseContext, type ReleasedForm, releasedForm } from './release-form';

interface Entry {
  number: number;
  kind: RecordKind;
  at: Date;
  reason: string | null;
  answers: FormAnswers | null;
}

export interface ReleasedVersion {
  number: number;
  kind: RecordKind;
  at: Date;
  reason: string | null;
  form: ReleasedForm;
}

/** True when the candidate reads something else after a change; a change of private fields is none to them. */
export const changesForCandidate = (
  context: ReleaseContext,
  before: FormAnswers,
  after: FormAnswers,
): boolean => canonicalJson(releasedForm(context, before)) !== canonicalJson(releasedForm(context, after));

/**
 * What a form said to its candidate from version to version, oldest first. A version that differs in private fields
 * only is left out, with its reason: it would tell that there are some.
 */
export const releasedVersions = (context: ReleaseContext, entries: readonly Entry[]): ReleasedVersion[] => {
  const versions: ReleasedVersion[] = [];
  for (const { number, kind, at, reason, answers } of entries) {
    if (!answers) continue;
    const form = releasedForm(context, answers);
    const before = versions.at(-1)?.form;
    if (!before || canonicalJson(before) !== canonicalJson(form))
      versions.push({ number, kind, at, reason, form });
  }
  return versions;
};
