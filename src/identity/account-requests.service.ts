import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database';
import { Sweeps } from '../platform/jobs/sweeps';
import { newId } from '../shared/ids';
import { DoorLimits, type MailPurpose } from './door-limits';

export type RequestKind = MailPurpose | 'email_change';

/** Does what was asked for, in the transaction that removes the request. */
type Answerer = (tx: Tx, email: string, wish: unknown) => Promise<void>;

const SWEEP = 'identity.requests';
const BATCH = 100;

/**
 * What somebody asks for an address without being logged in. The caller's request only stores it, which is the same
 * work whether the address is known or not, so that the time of the answer tells nothing; a sweep does the rest.
 */
@Injectable()
export class AccountRequests implements OnModuleInit {
  private readonly answerers = new Map<RequestKind, Answerer>();

  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly limits: DoorLimits,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows(SWEEP, {
      due: (_now, failing) => ({
        sql: `SELECT id FROM account_requests ORDER BY id::text = ANY($1), requested_at, id LIMIT ${BATCH}`,
        params: [failing],
      }),
      work: ({ id }) => this.database.tx((tx) => this.answerOne(tx, id)),
    });
  }

  /** Says who answers requests of a kind. */
  answer(kind: RequestKind, answerer: Answerer): void {
    this.answerers.set(kind, answerer);
  }

  /**
   * Stores a request; it is answered soon after, unless others have asked for so many mails to this address that it
   * gets no more for now. The wish is made only when the limits allow one more (making it may be work), and holds no
   * readable secret. Error: 429 `limit.reached`.
   */
  async put(
    kind: MailPurpose,
    { email, client }: { email: string; client: string },
    makeWish: () => Promise<object>,
  ): Promise<void> {
    if (await this.limits.askForMail(kind, email, client)) await this.store(kind, email, await makeWish());
  }

  /** Stores a request whose limits somebody else has looked at. */
  async store(kind: RequestKind, email: string, wish: object): Promise<void> {
    await this.database.tx(async (tx) => {
      await tx.query(
        `INSERT INTO account_requests (id, kind, email, wish, requested_at) VALUES ($1, $2, $3, $4, $5)`,
        [newId(), kind, email, JSON.stringify(wish), tx.now],
      );
      await tx.wake(SWEEP);
    });
  }

  /** False when another process has it. */
  private async answerOne(tx: Tx, id: string): Promise<boolean> {
    const [request] = await tx.query<{ kind: RequestKind; email: string; wish: unknown }>(
      `SELECT kind, email, wish FROM account_requests WHERE id = $1 FOR UPDATE SKIP LOCKED`,
      [id],
    );
    if (!request) return false;
    await this.answerers.get(request.kind)?.(tx, request.email, request.wish);
    await tx.query(`DELETE FROM account_requests WHERE id = $1`, [id]);
    return true;
  }
}
