import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { CONNECT_WITHIN_MS, impatientSocket } from '../database/data-source';
import { CHANNEL, type Occurrence } from './occurrence';

type Listener = (occurrence: Occurrence) => void;

/** A connection that says nothing for so long is looked at; it may be dead without our knowing. */
const CHECK_EVERY_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * What happens anywhere in the product, told to whoever looks on in this process: each process listens on one connection
 * of its own to the database itself, from the first listener on. Only a hint, which may be lost with that connection:
 * whoever listens asks again now and then.
 */
@Injectable()
export class Occurrences implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly listeners = new Set<Listener>();
  private readonly url: string | undefined;
  private client: Client | null = null;
  private isBegun = false;
  private isOver = false;
  private timer: NodeJS.Timeout | undefined;
  private pause = FIRST_PAUSE_MS;

  constructor(@Inject(CONFIG) config: Config, @InjectDataSource() source: DataSource) {
    // It listens, which a pooler in transaction mode does not pass on.
    this.url = config.databaseDirectUrl ?? ('url' in source.options ? source.options.url : undefined);
  }

  /** Tells of everything from now on; answers how to stop it. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (!this.isBegun) {
      this.isBegun = true;
      void this.connect();
    }
    return () => this.listeners.delete(listener);
  }

  /** Whether the database tells us at present. */
  isConnected(): boolean {
    return this.client !== null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    this.listeners.clear();
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'greenroom-live',
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      stream: () => impatientSocket(CHECK_EVERY_MS * 2),
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.tell(JSON.parse(payload ?? '{}') as Occurrence));
    client.once('end', () => this.again());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.logger.warn({ err: error }, 'nothing is heard of what happens; pages ask by themselves meanwhile');
      await client.end().catch(() => undefined);
      return this.again();
    }
    if (this.isOver) return void client.end().catch(() => undefined);
    this.client = client;
    this.pause = FIRST_PAUSE_MS;
    this.check(client);
  }

  private tell(occurrence: Occurrence): void {
    for (const listener of this.listeners) listener(occurrence);
  }

  private check(client: Client): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => this.client === client && this.check(client),
        () => void client.end().catch(() => undefined),
      );
    }, CHECK_EVERY_MS).unref();
  }

  private again(): void {
    this.client = null;
    clearTimeout(this.timer);
    if (this.isOver) return;
    this.timer = setTimeout(() => void this.connect(), this.pause).unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }
}
