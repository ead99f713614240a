import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import type { Tx } from '../platform/database/database';
import { DatabaseGauges } from '../platform/metrics/database.gauges';
import { Metrics } from '../platform/metrics/metrics';
import type { BookingEvent } from './domain/booking.states';

/** What bookings go through, for the dashboard and the alerts. */
@Injectable()
export class BookingMetrics {
  private readonly moves: Counter;
  private readonly lost: Counter;

  constructor(metrics: Metrics, gauges: DatabaseGauges) {
    this.moves = metrics.counter({
      name: 'booking_transitions_total',
      help: 'Steps of bookings by event of the state table; hold is their begin.',
      labels: ['event'],
    });
    this.lost = metrics.counter({
      name: 'claims_lost_total',
      help: 'Wishes for a time that could not be met, by code.',
      labels: ['code'],
    });
    gauges.add({
      name: 'holds_active',
      help: 'Times held while their candidates pay.',
      sql: `SELECT count(*) AS value FROM bookings WHERE status = 'held'`,
    });
    gauges.add({
      name: 'hold_overdue_seconds',
      help: 'How far the oldest hold is past its deadline; 0 when none is.',
      sql: `SELECT greatest(0, coalesce(extract(epoch FROM (SELECT present FROM moment) - min(hold_expires_at)), 0)) AS value
        FROM bookings WHERE status = 'held'`,
    });
  }

  /** Counts once the transaction is committed. */
  moved(tx: Tx, event: BookingEvent | 'hold'): void {
    tx.afterCommit(() => this.moves.inc({ event }));
  }

  claimLost(code: string): void {
    this.lost.inc({ code });
  }
}
