import { Injectable } from '@nestjs/common';
import { Checkout } from '../bookings';
import { Coaches } from '../coaches';
import { Packs, type Prompt, type StageReview } from '../packs';
import type { Tx } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { notFound, refused } from '../shared/errors';
import { requireKnownKey } from '../shared/known-keys';
import { choosePrompt } from './domain/choose-prompt';
import type { OrderDocumentReview } from './documents.schemas';
import { DocumentStore } from './document.store';

/** Where a candidate orders a review: an order like any other, with a task beside it. */
@Injectable()
export class DocumentOrders {
  constructor(
    private readonly checkout: Checkout,
    private readonly coaches: Coaches,
    private readonly packs: Packs,
    private readonly store: DocumentStore,
  ) {}

  /**
   * Orders a review; answers its id. Errors: 404 for an offering that cannot be ordered, 422 `prompt.unknown`,
   * `review.no_prompts`, and those of any order.
   */
  async order(candidate: Principal, key: string, wish: OrderDocumentReview): Promise<string> {
    const { packKey, stageKey } = await this.coaches.offeringOnSale('document', wish.offeringId);
    const review = this.reviewOf(packKey, stageKey);
    if (wish.promptKey !== undefined) requirePrompt(wish.promptKey, review.prompts);
    const { mediaTypes, maxBytes, words } = review;
    return this.checkout.open(candidate, key, 'document', wish, async (tx, bookingId) => {
      const prompt = await this.prompt(tx, candidate, review.prompts, bookingId, wish.promptKey);
      await this.store.keepTask(tx, { bookingId, prompt, rules: { mediaTypes, maxBytes, words } });
    });
  }

  private reviewOf(packKey: string, stageKey: string): StageReview {
    const stage = this.packs.pack(packKey)?.stages.find(({ key }) => key === stageKey);
    if (!stage?.review) throw notFound('offering');
    return stage.review;
  }

  private async prompt(
    tx: Tx,
    { accountId }: Principal,
    prompts: Prompt[],
    bookingId: string,
    wished: string | undefined,
  ): Promise<Prompt | null> {
    if (wished !== undefined) return prompts.find(({ key }) => key === wished) ?? null;
    return choosePrompt(prompts, await this.store.promptsOf(tx, accountId), bookingId);
  }
}

const requirePrompt = (key: string, prompts: Prompt[]): void => {
  if (prompts.length === 0)
    throw refused('review.no_prompts', 'This stage has no prompts; send your own document.', 'promptKey');
  requireKnownKey('prompt', 'promptKey', key, prompts);
};
