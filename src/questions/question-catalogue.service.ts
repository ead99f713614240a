import { Injectable } from '@nestjs/common';
import { Coaches } from '../coaches';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { decodeCursor, decodeInstantCursor, page } from '../platform/http/paging';
import { forbidden, malformed, notFound } from '../shared/errors';
import type { QuestionEvent } from './domain/question.states';
import { type BankQuestion, QuestionBank } from './question-bank.service';
import type {
  BankQuestionAnswer,
  BankQueueQuery,
  NewQuestionRequest,
  QuestionDecision,
  QuestionsQuery,
} from './question-bank.schemas';

interface Page {
  items: BankQuestionAnswer[];
  nextCursor: string | null;
}

/**
 * Where coaches and admins read and tend the question bank. Nobody else does, or the interview would be spoilt: a
 * coach must be published, because anybody can open a coach's account and few are vetted.
 */
@Injectable()
export class QuestionCatalogue {
  constructor(
    private readonly database: Database,
    private readonly bank: QuestionBank,
    private readonly coaches: Coaches,
  ) {}

  /** A page of the bank. Errors: 403 `bank.coach_not_published`, 404, 422 `question.unknown_filter`. */
  async list(caller: Principal, packKey: string, query: QuestionsQuery): Promise<Page> {
    await this.admit(caller);
    const { limit, cursor, mine, ...filter } = query;
    const rows = await this.bank.search({
      packKey,
      ...filter,
      authorId: mine ? caller.accountId : undefined,
      viewerId: isAdmin(caller) ? null : caller.accountId,
      after: cursor === undefined ? null : placeIn(cursor),
      limit: limit + 1,
    });
    const { items, nextCursor } = page(rows, limit, (row) => [row.category, row.subcategory, row.key]);
    return { items: items.map((item) => shown(caller, item)), nextCursor };
  }

  /** One question that the caller may see; 404 otherwise. */
  async read(caller: Principal, id: string): Promise<BankQuestionAnswer> {
    return shown(caller, await this.visible(caller, id));
  }

  /** A coach proposes, an admin adds. Errors: 403, 404, and those of `QuestionBank.add`. */
  async add(caller: Principal, packKey: string, question: NewQuestionRequest): Promise<BankQuestionAnswer> {
    await this.admit(caller);
    const status = isAdmin(caller) ? 'active' : 'proposed';
    const id = await this.database.tx(async (tx) => {
      const added = await this.bank.add(tx, packKey, question, { authorId: caller.accountId, status });
      await tx.note({
        actorId: caller.accountId,
        action: 'question.added',
        ...subject(added),
        data: { status },
      });
      return added;
    });
    return this.read(caller, id);
  }

  /** An author retires their own, an admin any. Errors: 403, 404, 409 `question.not_allowed`. */
  async retire(caller: Principal, id: string, reason: string): Promise<BankQuestionAnswer> {
    const { authorId } = await this.visible(caller, id);
    if (!isAdmin(caller) && authorId !== caller.accountId)
      throw forbidden('question.not_yours', 'You can retire what you added. Please report this one instead.');
    await this.move(caller, id, 'retire', reason);
    return this.read(caller, id);
  }

  /** A page of questions in a state over all packs; those that wait longest first. */
  async queue(caller: Principal, { status, limit, cursor }: BankQueueQuery): Promise<Page> {
    const rows = await this.bank.queue(status, decodeInstantCursor(cursor), limit + 1);
    const { items, nextCursor } = page(rows, limit, (row) => [row.changedAt.toISOString(), row.id]);
    return { items: items.map((item) => shown(caller, item)), nextCursor };
  }

  /** An admin approves, rejects or restores. Errors: 404, 409 `question.not_allowed`, `question.exists`. */
  async decide(
    caller: Principal,
    id: string,
    { decision, reason }: QuestionDecision,
  ): Promise<BankQuestionAnswer> {
    await this.move(caller, id, decision, reason);
    return this.read(caller, id);
  }

  /** The question, when the caller may see it: an admin all, a published coach what is active or their own. */
  async visible(caller: Principal, id: string): Promise<BankQuestion> {
    await this.admit(caller);
    const question = await this.bank.byId(id);
    if (isAdmin(caller) || question.status === 'active' || question.authorId === caller.accountId)
      return question;
    throw notFound('question');
  }

  private async admit(caller: Principal): Promise<void> {
    if (isAdmin(caller)) return;
    const coach = await this.coaches.byAccount(caller.accountId);
    if (coach?.status !== 'published')
      throw forbidden('bank.coach_not_published', 'The question bank opens once your profile is published.');
  }

  private move(caller: Principal, id: string, event: QuestionEvent, reason: string): Promise<void> {
    return this.database.tx(async (tx) => {
      const question = await this.bank.lock(tx, id);
      const to = await this.bank.move(tx, question, event, reason);
      await tx.note({
        actorId: caller.accountId,
        action: `question.${to}`,
        ...subject(id),
        data: { from: question.status, to, reason },
      });
      if (question.authorId && question.authorId !== caller.accountId)
        await tx.publish({
          type: 'question.decided',
          aggregateId: id,
          data: { questionId: id, status: to },
        });
    });
  }
}

const subject = (subjectId: string) => ({ subjectType: 'question', subjectId });

const placeIn = (cursor: string): [string, string, string] => {
  const [category = '', subcategory = '', key = ''] = decodeCursor(cursor, 3);
  const parts = [category, subcategory, key];
  if (!parts.every((part) => /^[a-z0-9-]{1,80}$/.test(part)))
    throw malformed('cursor.invalid', 'This cursor is not one that we gave out.', 'cursor');
  return [category, subcategory, key];
};

const isAdmin = ({ roles }: Principal): boolean => roles.includes('admin');

const shown = ({ accountId }: Principal, question: BankQuestion): BankQuestionAnswer => ({
  ...question,
  isMine: question.authorId === accountId,
  fromPack: question.authorId === null,
});
