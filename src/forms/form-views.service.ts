import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity';
import type { Principal } from '../platform/http/access';
import { completeness } from './domain/completeness';
import { FormContexts, type ReadingContext } from './form-contexts.service';
import { ownForm } from './form-drafts.service';
import { type FeedbackForm, FormStore } from './form.store';
import type { CoachForm } from './forms.schemas';

/** A form as its coach writes it. */
@Injectable()
export class FormViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly store: FormStore,
    private readonly contexts: FormContexts,
  ) {}

  /** A coach's own form with everything needed to fill it in; 404 for everybody else. */
  async forCoach(caller: Principal, id: string): Promise<CoachForm> {
    const form = ownForm(caller, await this.store.find(id));
    const context = await this.contexts.reading(form);
    const candidate = await this.accounts.profile(form.candidateId);
    const { gaps, ...progress } = completeness(context, form.answers);
    return {
      ...form,
      ...sessionTitles(context, form),
      candidate: { id: candidate.id, name: candidate.name },
      template: templateView(context),
      gaps: form.status === 'in_progress' ? gaps : [],
      progress,
    };
  }
}

/** What a form is about, in words. */
export const sessionTitles = (
  { pinned, pack, sessionTitle }: ReadingContext,
  { levelKey }: Pick<FeedbackForm, 'levelKey'>,
) => ({
  pack: { key: pinned.packKey, title: pack?.title ?? pinned.packKey },
  stage: { key: pinned.stageKey, title: sessionTitle },
  targetLevel: {
    key: levelKey,
    title: pack?.levels.find(({ key }) => key === levelKey)?.title ?? levelKey,
  },
});

/** The pinned template, narrowed to the principles of this interviewer and with the items' names. */
export const templateView = ({
  pinned,
  template,
  principles,
  titleOf,
}: ReadingContext): CoachForm['template'] => {
  const named = (items: { key: string; anchors: Record<string, string> }[]) =>
    items.map((item) => ({ ...item, title: titleOf(item.key) }));
  return {
    id: pinned.id,
    version: pinned.version,
    title: template.title,
    disclaimer: template.disclaimer,
    scale: template.scale,
    notes: template.notes,
    competencies: { ...template.competencies, items: named(template.competencies.items) },
    principles: {
      ...template.principles,
      items: named(template.principles.items.filter(({ key }) => principles.includes(key))),
    },
    recommendation: template.recommendation,
  };
};
