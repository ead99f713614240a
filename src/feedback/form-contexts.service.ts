import { Injectable } from '@nestjs/common';
import { type FormTemplate, type Pack, Packs, QuestionBank } from '../packs';
import { notFound } from '../shared/errors';
import type { DraftRules } from './domain/check-draft';
import type { GapContext } from './domain/form-gaps';
import type { FeedbackForm } from './form-store';
import { titlesOf } from './session-briefs.service';

/** What a form's answers are read by: the template version that it pinned, and the words of its pack. */
export interface FormContext extends DraftRules, GapContext {
  pinned: FormTemplate;
  pack: Pack | null;
  /** The text of a question in the bank, or null. */
  wording: (questionKey: string) => string | null;
}

@Injectable()
export class FormContexts {
  constructor(
    private readonly packs: Packs,
    private readonly bank: QuestionBank,
  ) {}

  async of({
    templateId,
    principles,
  }: Pick<FeedbackForm, 'templateId' | 'principles'>): Promise<FormContext> {
    const pinned = await this.packs.templateById(templateId);
    if (!pinned) throw notFound('form_template');
    const pack = this.packs.pack(pinned.packKey);
    const texts = await this.bank.wordings(pinned.packKey);
    return {
      pinned,
      pack,
      template: pinned.content,
      principles,
      titleOf: titlesOf(pack),
      knowsQuestion: (key) => texts.has(key),
      wording: (key) => texts.get(key) ?? null,
    };
  }
}
