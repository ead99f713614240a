import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultPoint } from '../fault-points';
import type { Counter } from 'prom-client';
import { newId } from '../../shared/ids';
import { MINUTE_MS } from '../../shared/time';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { Database, type Tx } from '../database/database';
import { Sweeps } from '../jobs/sweeps';
import { hideSecrets } from '../log/hide-secrets';
import { Metrics } from '../metrics/metrics';
import { isServerAway, MailServerTooSlow } from './server-faults';

export interface NewMail {
  /** What kind of mail, as `booking.confirmed`. */
  kind: string;
  recipientId: string;
  /** What it is about (a booking, an account, a token); with kind, recipient and sequence it identifies the mail. */
  about: string;
  sequence?: number;
  to: string;
  toName?: string;
  subject: string;
  text: string;
  html?: string;
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
}

interface QueuedMail {
  id: string;
  message_id: string;
  to_address: string;
  to_name: string | null;
  subject: string;
  text_body: string;
  html_body: string | null;
  calendar: { method: string; content: string } | null;
  attempts: number;
}

const MAX_ATTEMPTS = 10;
/** Mails of one run; the next one goes on. */
const MOST_TRIES = 100;
/** The server counts as away when it is for so many different recipients in a row. */
const AWAY_FOR = 2;

/**
 * Milliseconds that the mail server has for each step; nodemailer's own waits go up to ten minutes. The last bounds a
 * silence in the conversation, not its length.
 */
const PATIENCE = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
};
/** The whole of a try, however slowly the mail server talks. */
const TRY_MS = 30_000;
/**
 * A sender's hold on a mail: a try, five seconds to write down what came of it, and ten for a process that stood still
 * or has another clock. When it lapses the sender is taken for dead, and another one sends under the same Message-ID.
 */
const LEASE_MS = 45_000;

/** Mails are rows first: written with the change they tell of, sent by a sweep, one deterministic Message-ID each. */
@Injectable()
export class Mails implements OnModuleInit {
  private readonly logger = new Logger('Mails');
  private readonly transport: Transporter | null;
  private readonly tries: Counter;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    metrics: Metrics,
  ) {
    this.tries = metrics.counter({
      name: 'mail_tries_total',
      help: 'Attempts to hand a mail to the mail server, by outcome.',
      labels: ['outcome'],
    });
    this.transport = config.mail.smtpUrl ? createTransport({ url: config.mail.smtpUrl, ...PATIENCE }) : null;
  }

  onModuleInit(): void {
    this.sweeps.register('mails', (goOn) => this.sendDue(goOn), 'network');
  }

  /** Queues a mail with the transaction. The same (kind, about, recipient, sequence) again is a no-op. */
  async enqueue(tx: Tx, mail: NewMail): Promise<void> {
    await tx.query(
      `INSERT INTO mails (id, message_id, kind, recipient_id, about_id, to_address, to_name, subject, text_body,
         html_body, calendar, status, created_at, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
       ON CONFLICT ON CONSTRAINT mails_message_id_uq DO NOTHING`,
      [
        newId(),
        messageId(mail),
        mail.kind,
        mail.recipientId,
        mail.about,
        mail.to,
        mail.toName ? oneLine(mail.toName) : null,
        oneLine(mail.subject),
        mail.text,
        mail.html ?? null,
        mail.calendar ? JSON.stringify(mail.calendar) : null,
        this.transport ? 'queued' : 'kept',
        tx.now,
      ],
    );
    if (this.transport) await tx.wake('mails');
  }

  /** Deletes all mails to these accounts, sent or not. */
  async forget(tx: Tx, recipientIds: string[]): Promise<void> {
    await tx.query(`DELETE FROM mails WHERE recipient_id = ANY ($1)`, [recipientIds]);
  }

  /**
   * Tries what is due. The server may be away for one recipient alone; their other mails wait for the next run. When it
   * is for the next recipient too, the run ends: all others would wait for it in vain.
   */
  private async sendDue(goOn: () => boolean): Promise<number> {
    if (!this.transport) return 0;
    const unreached: string[] = [];
    let [tried, awayInARow] = [0, 0];
    while (tried < MOST_TRIES && awayInARow < AWAY_FOR && goOn()) {
      const mail = await this.nextDue(unreached);
      if (!mail) break;
      tried += 1;
      const answered = await this.send(mail);
      awayInARow = answered ? 0 : awayInARow + 1;
      if (!answered) unreached.push(mail.to_address);
    }
    return tried;
  }

  /** Takes the next mail to somebody else under a lease; a sender that dies leaves it to the next sweep after that. */
  private async nextDue(exceptTo: string[]): Promise<QueuedMail | undefined> {
    return this.database.tx(async (tx) => {
      const [mail] = await tx.query<QueuedMail>(
        `SELECT * FROM mails WHERE status = 'queued' AND next_attempt_at <= $1
           AND (leased_until IS NULL OR leased_until <= $1) AND to_address <> ALL ($2)
         ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [tx.now, exceptTo],
      );
      if (!mail) return undefined;
      const attempts = mail.attempts + 1;
      await tx.query(`UPDATE mails SET attempts = $2, leased_until = $3 WHERE id = $1`, [
        mail.id,
        attempts,
        new Date(tx.now.getTime() + LEASE_MS),
      ]);
      return { ...mail, attempts };
    });
  }

  /** False when the mail server is away. */
  private async send(mail: QueuedMail): Promise<boolean> {
    try {
      await faultPoint('mails.before_send');
      await this.handOver(mail);
      await faultPoint('mails.after_send');
      await this.database.query(
        `UPDATE mails SET status = 'sent', sent_at = $2, last_error = NULL, leased_until = NULL WHERE id = $1`,
        [mail.id, this.clock.now()],
      );
      this.tries.inc({ outcome: 'sent' });
      return true;
    } catch (error) {
      this.tries.inc({ outcome: 'failed' });
      this.logger.warn({ mailId: mail.id }, 'a mail could not be sent; it will be tried again');
      await this.postpone(mail, error);
      return !isServerAway(error);
    }
  }

  /**
   * Ends the try: the lease is given back and the next one is due after 5, 6, 9, 14 ... minutes. Writes nothing when
   * the lease has lapsed and another sender has taken the mail since.
   */
  private async postpone({ id, attempts }: QueuedMail, error: unknown): Promise<void> {
    const waitMs = (5 + Math.min((attempts - 1) ** 2, 60)) * MINUTE_MS;
    await this.database.query(
      `UPDATE mails SET status = $3, last_error = $4, next_attempt_at = $5, leased_until = NULL
       WHERE id = $1 AND attempts = $2 AND status = 'queued'`,
      [
        id,
        attempts,
        attempts >= MAX_ATTEMPTS ? 'failed' : 'queued',
        error instanceof Error ? hideSecrets(error.message).slice(0, 300) : 'unknown',
        new Date(this.clock.now().getTime() + waitMs),
      ],
    );
  }

  /** Throws when the mail server refuses, or has not taken the mail in time; it may take it all the same. */
  private async handOver(mail: QueuedMail): Promise<void> {
    const over = new AbortController();
    const tooSlow = sleep(this.config.mail.tryMs ?? TRY_MS, null, { signal: over.signal }).then(() => {
      throw new MailServerTooSlow();
    });
    try {
      await Promise.race([this.deliver(mail), tooSlow]);
    } finally {
      over.abort();
      tooSlow.catch(() => undefined);
    }
  }

  private async deliver(mail: QueuedMail): Promise<void> {
    await this.transport?.sendMail({
      messageId: mail.message_id,
      from: this.config.mail.from,
      replyTo: this.config.mail.replyTo,
      // Nobody wrote it, so no machine is to answer it (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      to: { address: mail.to_address, name: mail.to_name ?? '' },
      subject: mail.subject,
      text: mail.text_body,
      html: mail.html_body ?? undefined,
      icalEvent: mail.calendar ? { method: mail.calendar.method, content: mail.calendar.content } : undefined,
    });
  }
}

/** The same mail has the same Message-ID, whoever sends it and however often. */
export const messageId = (mail: Pick<NewMail, 'kind' | 'about' | 'recipientId' | 'sequence'>): string =>
  `<${mail.kind}.${mail.about}.${mail.recipientId}.${mail.sequence ?? 0}@mail.greenroom.example>`;

/** Header text on one line: no control or line-separator characters, so that no header can be added. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
