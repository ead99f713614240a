import { columns } from '../platform/database/columns';
import { BankQuestionRow } from './bank.entity';
import type { QuestionStatus } from './domain/question.states';
import type { QuestionFilter } from './domain/questions';

/** What the wording of a question is compared by: two that differ in case or spaces only are the same. */
export const textPrint = (content: string): string =>
  `md5(lower(regexp_replace(${content}->>'text', '\\s+', ' ', 'g')))`;

export const BANK_COLUMNS = `${columns(BankQuestionRow, 'q', {
  only: ['id', 'packKey', 'status', 'authorId', 'reason', 'createdAt', 'changedAt', 'content'],
})},
  EXISTS (SELECT 1 FROM question_reports r WHERE r.question_id = q.id AND r.status = 'open') AS "isReported"`;

export interface BankSearch extends QuestionFilter {
  packKey: string;
  status?: QuestionStatus;
  /** Words that the question or its follow-ups contain, in any case. */
  text?: string;
  /** Account that added it. */
  authorId?: string;
  /** What this account may see: what is active, and all of their own; null sees everything. */
  viewerId: string | null;
  /** Category, subcategory and key of the last question before the page. */
  after: [string, string, string] | null;
  limit: number;
}

/** One statement for every combination of filters: a null parameter filters nothing. */
export const searchSql = (search: BankSearch): [string, unknown[]] => [
  `SELECT ${BANK_COLUMNS} FROM bank_questions q
   WHERE q.pack_key = $1
     AND ($2::text IS NULL OR q.status = $2)
     AND ($3::uuid IS NULL OR q.author_id = $3)
     AND ($4::uuid IS NULL OR q.status = 'active' OR q.author_id = $4)
     AND ($5::text IS NULL OR q.category = $5)
     AND ($6::text IS NULL OR q.subcategory = $6)
     AND ($7::text IS NULL OR q.content->'principles' ? $7)
     AND ($8::text IS NULL OR q.content->'competencies' ? $8)
     AND ($9::text IS NULL OR q.content->'stages' ? $9)
     AND ($10::text IS NULL OR q.content->'levels' = '"all"' OR q.content->'levels' ? $10)
     AND ($11::text IS NULL OR q.content->>'rarity' = $11)
     AND ($12::text IS NULL OR q.content->>'framing' = $12)
     AND ($13::text IS NULL OR q.content->>'mode' = $13)
     AND ($14::text IS NULL OR q.content->>'text' ILIKE $14 OR q.content->>'followUps' ILIKE $14)
     AND ($15::text IS NULL
       OR (q.category COLLATE "C", q.subcategory COLLATE "C", q.key COLLATE "C") > ($15, $16, $17))
   ORDER BY q.category COLLATE "C", q.subcategory COLLATE "C", q.key COLLATE "C" LIMIT $18`,
  [
    search.packKey,
    search.status ?? null,
    search.authorId ?? null,
    search.viewerId,
    search.category ?? null,
    search.subcategory ?? null,
    search.principle ?? null,
    search.competency ?? null,
    search.stageKey ?? null,
    search.levelKey ?? null,
    search.rarity ?? null,
    search.framing ?? null,
    search.mode ?? null,
    search.text === undefined ? null : `%${search.text.replace(/[\\%_]/g, '\\$&')}%`,
    ...(search.after ?? [null, null, null]),
    search.limit,
  ],
];
