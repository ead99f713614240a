import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { Occurrences } from '../../platform/live/occurrences';
import type { Occurrence } from '../../platform/live/occurrence';
import { tooMany } from '../../shared/errors';

/** What an open page is told. */
export interface Change {
  type: string;
  /** What changed; for bookings and what hangs on them the booking. */
  id: string;
  changedAt: string;
}

interface Stream {
  accountId: string;
  tell: (change: Change) => void;
  end: () => void;
}

/** Of one account in one process. A browser opens one for all its tabs. */
const MOST_OF_ACCOUNT = 12;

/** The pages that look on now, by whom they belong to, and what each of them is told: what happens to their bookings. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly database: Database,
    private readonly live: Occurrences,
  ) {}

  /** Tells this page of what changes from now on. Answers how to stop. Error: 429 `events.too_many`. */
  open(stream: Stream): () => void {
    const own = [...this.streams].filter(({ accountId }) => accountId === stream.accountId);
    if (own.length >= MOST_OF_ACCOUNT)
      throw tooMany('events.too_many', 'Too many pages of yours listen at once; close some.', RETRY_SECONDS);
    this.streams.add(stream);
    this.begin();
    return () => this.streams.delete(stream);
  }

  beforeApplicationShutdown(): void {
    this.stopListening?.();
    for (const stream of this.streams) stream.end();
    this.streams.clear();
  }

  /** Listens from the first page on; before, there is nobody to tell. */
  private begin(): void {
    this.stopListening ??= this.live.listen(
      (occurrence) => void this.tell(occurrence).catch(() => undefined),
    );
  }

  private async tell({ type, id, bookingId, at }: Occurrence): Promise<void> {
    if (this.streams.size === 0) return;
    const concerned = bookingId ? await this.peopleOf(bookingId) : [];
    for (const { accountId, tell } of this.streams)
      if (concerned.includes(accountId)) tell({ type, id: bookingId ?? id, changedAt: at });
  }

  private async peopleOf(bookingId: string): Promise<string[]> {
    const rows = await this.database.query<{ candidateId: string; coachId: string }>(
      `SELECT candidate_id AS "candidateId", coach_account_id AS "coachId" FROM bookings WHERE id = $1`,
      [bookingId],
    );
    return rows.flatMap(({ candidateId, coachId }) => [candidateId, coachId]);
  }
}

const RETRY_SECONDS = 30;
