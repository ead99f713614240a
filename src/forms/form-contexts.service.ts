import { Injectable } from '@nestjs/common';
import { type FormTemplate, type Pack, Packs, titlesOf } from '../packs';
import { QuestionBank } from '../questions';
import type { Queryable } from '../platform/database/database';
import { notFound } from '../shared/errors';
import type { DraftRules } from './domain/check-draft';
import type { GapContext } from './domain/form-gaps';
import type { FeedbackForm } from './form.store';

/** What a form's answers are read by: the template version that it pinned, and the words of its pack. */
export interface ReadingContext extends GapContext {
  pinned: FormTemplate;
  pack: Pack | null;
  /** What the session is called, or the stage whose document was read. */
  sessionTitle: string;
}

/** What they are written by: the question bank besides. */
export interface FormContext extends ReadingContext, DraftRules {
  /** The text of a question in the bank, or null. */
  wording: (questionKey: string) => string | null;
}

@Injectable()
export class FormContexts {
  constructor(
    private readonly packs: Packs,
    private readonly bank: QuestionBank,
  ) {}

  /** For writing: asks the bank. */
  async of(form: Pick<FeedbackForm, 'templateId' | 'principles'>): Promise<FormContext> {
    const context = await this.reading(form);
    const texts = await this.bank.wordings(context.pinned.packKey);
    return {
      ...context,
      knowsQuestion: (key) => texts.has(key),
      wording: (key) => texts.get(key) ?? null,
    };
  }

  /** For reading: from memory, unless the version is newer than this process. */
  async reading(
    { templateId, principles }: Pick<FeedbackForm, 'templateId' | 'principles'>,
    reader?: Queryable,
  ): Promise<ReadingContext> {
    const pinned = await this.packs.templateById(templateId, reader);
    if (!pinned) throw notFound('form_template');
    const pack = this.packs.pack(pinned.packKey);
    return {
      pinned,
      pack,
      template: pinned.content,
      principles,
      titleOf: titlesOf(pack),
      sessionTitle: this.packs.sessionTitle(pinned.packKey, pinned.stageKey),
    };
  }
}
