import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { Sweeps } from '../../platform/jobs/sweeps';
import { isDefinite } from '../commands';
import { LIST_EVERY_MS, nextWindow } from '../domain/poll.rules';
import type { DisputeState, RefundState } from '../domain/stripe-facts';
import { GatewayError } from './gateway/gateway.error';
import { type ListedPage, StripeGateway } from './gateway/stripe.gateway';
import { type Apply, ObjectReader } from './object-reader.service';
import { Sightings } from './sightings.service';

type Kind = 'refunds' | 'disputes';

/** How far a list is read; within a stretch (`stretchTo`), the last object of it that was read. */
interface Place {
  readUntil: Date;
  stretchTo: Date | null;
  readAfter: string | null;
}

interface ListRow extends Place {
  id: Kind;
}

/** So many pages are read before others have their turn. */
const PAGES_AT_ONCE = 10;

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
      due: (now, failing) => ({ sql: DUE, params: [now, failing] }),
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
         RETURNING kind AS id, read_until AS "readUntil", stretch_to AS "stretchTo", read_after AS "readAfter"`,
        [kind, tx.now, new Date(tx.now.getTime() + LIST_EVERY_MS)],
      );
      return taken;
    });
  }

  /** Reads on to the present, a page at a time; what fails, and what is too much at once, is read the next time. */
  private async readOn(row: ListRow): Promise<boolean> {
    const now = this.clock.now();
    const place: Place = { ...row };
    try {
      for (let pages = 0; place.readUntil < now || place.stretchTo; pages += 1) {
        if (pages === PAGES_AT_ONCE) {
          await this.database.query('UPDATE provider_lists SET next_read_at = $2 WHERE kind = $1', [
            row.id,
            now,
          ]);
          return true;
        }
        await this.readPage(row.id, place, now);
      }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.logger.warn({ kind: row.id, err: error }, 'a list could not be read; it is read on later');
      if (isDefinite(error.failure.status))
        await this.save(row.id, { ...place, stretchTo: null, readAfter: null });
    }
    return true;
  }

  /** Takes in one page, and remembers where the next begins. */
  private async readPage(kind: Kind, place: Place, now: Date): Promise<void> {
    const window = nextWindow(place.readUntil, now);
    const [from, to] = [window.from, place.stretchTo ?? window.to];
    const { objects, next } = await this.gateway.listed(kind, { from, to, after: place.readAfter });
    await this.takeInNew(kind, objects);
    if (next !== null) Object.assign(place, { stretchTo: to, readAfter: next });
    else Object.assign(place, { readUntil: to, stretchTo: null, readAfter: null });
    await this.save(kind, place);
  }

  private async save(kind: Kind, { readUntil, stretchTo, readAfter }: Place): Promise<void> {
    await this.database.query(
      'UPDATE provider_lists SET read_until = $2, stretch_to = $3, read_after = $4 WHERE kind = $1',
      [kind, readUntil, stretchTo, readAfter],
    );
  }

  private async takeInNew(kind: Kind, objects: ListedPage['objects']): Promise<void> {
    const rows = await this.database.query<{ id: string }>(KNOWN[kind], [objects.map(({ id }) => id)]);
    const known = new Set(rows.map(({ id }) => id));
    for (const { id, state } of objects) {
      if (id !== null && known.has(id)) continue;
      if (id !== null && state) await this.takeIn(kind, state);
      else await this.leaveOut(kind, id);
    }
  }

  /** It is read again by itself for a day, then it waits for a person; the others go on. */
  private async leaveOut(kind: Kind, objectId: string | null): Promise<void> {
    this.logger.error({ kind, objectId }, 'an object of a list cannot be read; it is left out');
    if (objectId !== null) await this.lookAgain(kind, objectId);
  }

  /** One that cannot be applied now is tried again by itself, and does not keep the others waiting. */
  private async takeIn(kind: Kind, object: RefundState | DisputeState): Promise<void> {
    try {
      const apply: Apply =
        'marks' in object ? await this.reader.refund(object) : await this.reader.dispute(object);
      const seen = await this.database.tx(apply);
      if (seen === 'unknown') await this.lookAgain(kind, object.id);
    } catch (error) {
      if (error instanceof GatewayError && !isDefinite(error.failure.status)) throw error;
      this.logger.error(
        { kind, objectId: object.id, err: error },
        'an object of a list could not be applied',
      );
      await this.lookAgain(kind, object.id);
    }
  }

  private lookAgain(kind: Kind, objectId: string): Promise<void> {
    const one = kind === 'refunds' ? 'refund' : 'dispute';
    return this.database.tx((tx) => this.sightings.lookAgain(tx, one, objectId));
  }
}
