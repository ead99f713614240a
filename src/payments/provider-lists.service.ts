import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { Sweeps } from '../platform/jobs/sweeps';
import { LIST_EVERY_MS, nextWindow } from './domain/poll-rules';
import type { DisputeState, RefundState } from './domain/stripe-facts';
import { GatewayError } from './gateway/gateway-error';
import { StripeGateway } from './gateway/stripe.gateway';
import { type Apply, ObjectReader } from './object-reader.service';
import { Sightings } from './sightings.service';

type Kind = 'refunds' | 'disputes';

interface ListRow {
  id: Kind;
  readUntil: Date;
}

/** Which of these objects are known here already: refunds and disputes under way are polled one by one. */
const KNOWN: Record<Kind, string> = {
  refunds: 'SELECT stripe_refund_id AS id FROM refunds WHERE stripe_refund_id = ANY ($1)',
  disputes: 'SELECT stripe_dispute_id AS id FROM disputes WHERE stripe_dispute_id = ANY ($1)',
};

/** A list that was never read has no row yet. */
const DUE = `SELECT listed.kind AS id FROM unnest(ARRAY['refunds', 'disputes']) AS listed (kind)
  WHERE NOT EXISTS (SELECT 1 FROM provider_lists known WHERE known.kind = listed.kind AND known.next_read_at > $1)
  ORDER BY listed.kind = ANY($2), listed.kind DESC`;

/**
 * Reads the provider's lists of refunds and disputes for those that nobody here asked for and no webhook told of
 * (money rules 8 and 10a). The first reading begins with the first payment, so it also finds what earlier versions
 * passed over.
 */
@Injectable()
export class ProviderLists implements OnModuleInit {
  private readonly logger = new Logger('ProviderLists');

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly gateway: StripeGateway,
    private readonly reader: ObjectReader,
    private readonly sightings: Sightings,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.registerRows('payments.provider_lists', {
      lane: 'network',
      due: (failing) => ({ sql: DUE, params: [this.clock.now(), failing] }),
      work: async ({ id }: { id: Kind }) => {
        const row = await this.take(id);
        return row !== undefined && this.readOn(row);
      },
    });
  }

  /** Takes a list by moving its next reading, so that one process reads it. */
  private take(kind: Kind): Promise<ListRow | undefined> {
    return this.database.tx(async (tx) => {
      await tx.query(
        `INSERT INTO provider_lists (kind, read_until, next_read_at)
         VALUES ($1, least((SELECT min(captured_at) FROM charges), $2), $2)
         ON CONFLICT ON CONSTRAINT provider_lists_pk DO NOTHING`,
        [kind, tx.now],
      );
      const [taken] = await tx.query<ListRow>(
        `UPDATE provider_lists SET next_read_at = $3 WHERE kind IN (
           SELECT kind FROM provider_lists WHERE kind = $1 AND next_read_at <= $2 FOR UPDATE SKIP LOCKED)
         RETURNING kind AS id, read_until AS "readUntil"`,
        [kind, tx.now, new Date(tx.now.getTime() + LIST_EVERY_MS)],
      );
      return taken;
    });
  }

  /** Reads on to the present, a stretch at a time; what fails is read again the next time. */
  private async readOn({ id: kind, readUntil }: ListRow): Promise<boolean> {
    const now = this.clock.now();
    try {
      for (let until = readUntil; until < now;) {
        const { from, to } = nextWindow(until, now);
        await this.readStretch(kind, from, to);
        await this.database.query('UPDATE provider_lists SET read_until = $2 WHERE kind = $1', [kind, to]);
        until = to;
      }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.logger.warn({ kind, err: error }, 'a list could not be read; it is read again later');
    }
    return true;
  }

  private async readStretch(kind: Kind, from: Date, to: Date): Promise<void> {
    const listed =
      kind === 'refunds'
        ? await this.gateway.refundsCreated(from, to)
        : await this.gateway.disputesCreated(from, to);
    const rows = await this.database.query<{ id: string }>(KNOWN[kind], [listed.map(({ id }) => id)]);
    const known = new Set(rows.map(({ id }) => id));
    for (const object of listed) if (!known.has(object.id)) await this.takeIn(kind, object);
  }

  /** One that cannot be applied now is tried again by itself, and does not keep the others waiting. */
  private async takeIn(kind: Kind, object: RefundState | DisputeState): Promise<void> {
    const apply: Apply =
      'marks' in object ? await this.reader.refund(object) : await this.reader.dispute(object);
    const lookAgain = (tx: Tx) =>
      this.sightings.lookAgain(tx, kind === 'refunds' ? 'refund' : 'dispute', object.id);
    try {
      await this.database.tx(async (tx) => {
        if ((await apply(tx)) === 'unknown') await lookAgain(tx);
      });
    } catch (error) {
      this.logger.error(
        { kind, objectId: object.id, err: error },
        'an object of a list could not be applied',
      );
      await this.database.tx(lookAgain);
    }
  }
}
