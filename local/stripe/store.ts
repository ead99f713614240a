import type { Pool, PoolClient } from 'pg';
import type Stripe from 'stripe';
import { badParameter, missing } from './api-error';

export type Tx = PoolClient;

/** The objects that the sandbox keeps, by Stripe's name for them. */
export interface Kinds {
  'checkout.session': Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  event: Stripe.Event;
}
export type Kind = keyof Kinds;
export type AnyObject = Kinds[Kind];

/** Who asks, when, and in which transaction. Every operation of the sandbox gets one. */
export interface Call {
  tx: Tx;
  now: Date;
  /** Address under which browsers reach the sandbox, without a slash at the end. */
  baseUrl: string;
  requestId: string | null;
  idempotencyKey: string | null;
}

/** The call's time as Stripe counts it: whole seconds. */
export function seconds(call: Call): number {
  return Math.floor(call.now.getTime() / 1000);
}

/** Runs `work` in one transaction. */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken = false;
  try {
    await tx.query('BEGIN');
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    tx.release(broken);
  }
}

/** Stores a new object; `hidden` is kept beside it and never answered. */
export async function insert<K extends Kind>(
  tx: Tx,
  kind: K,
  body: Kinds[K],
  hidden: object = {},
): Promise<Kinds[K]> {
  const created = 'created' in body ? body.created : 0;
  await tx.query(
    'INSERT INTO stripe_sandbox.objects (id, object, created, body, hidden) VALUES ($1, $2, $3, $4, $5)',
    [body.id, kind, created, JSON.stringify(body), JSON.stringify(hidden)],
  );
  return body;
}

/** Overwrites an object that the caller has locked. */
export async function save<K extends Kind>(tx: Tx, body: Kinds[K]): Promise<Kinds[K]> {
  await tx.query('UPDATE stripe_sandbox.objects SET body = $2 WHERE id = $1', [
    body.id,
    JSON.stringify(body),
  ]);
  return body;
}

export interface Found<K extends Kind, H> {
  body: Kinds[K];
  hidden: H;
}

async function read<K extends Kind, H>(
  tx: Tx,
  kind: K,
  id: string,
  lock: string,
): Promise<Found<K, H> | null> {
  const found = await tx.query<Found<K, H>>(
    `SELECT body, hidden FROM stripe_sandbox.objects WHERE id = $1 AND object = $2 ${lock}`,
    [id, kind],
  );
  return found.rows[0] ?? null;
}

export async function find<K extends Kind>(tx: Tx, kind: K, id: string): Promise<Kinds[K] | null> {
  return (await read<K, object>(tx, kind, id, ''))?.body ?? null;
}

/** @throws StripeApiError 404 */
export async function get<K extends Kind>(tx: Tx, kind: K, id: string): Promise<Kinds[K]> {
  const body = await find(tx, kind, id);
  if (!body) throw missing(kind, id);
  return body;
}

/** Reads an object and holds its row until the transaction ends. @throws StripeApiError 404 */
export async function lock<K extends Kind, H = object>(tx: Tx, kind: K, id: string): Promise<Found<K, H>> {
  const found = await read<K, H>(tx, kind, id, 'FOR UPDATE');
  if (!found) throw missing(kind, id);
  return found;
}

/** What was kept beside an object. */
export async function hiddenPart<H>(tx: Tx, kind: Kind, id: string): Promise<H> {
  const found = await read<Kind, H>(tx, kind, id, '');
  if (!found) throw missing(kind, id);
  return found.hidden;
}

export interface PageParams {
  limit: number;
  starting_after?: string;
  ending_before?: string;
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number };
}

/** `a` or `a.b`; only names written in this folder come here, never a caller's text. */
function fieldSql(field: string): string {
  return field.includes('.') ? `body#>>'{${field.replace('.', ',')}}'` : `body->>'${field}'`;
}

const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** One page, the newest first. `filters` compares fields of the body by equality; undefined ones are ignored. */
export async function listPage<K extends Kind>(
  tx: Tx,
  kind: K,
  url: string,
  page: PageParams,
  filters: Record<string, string | string[] | undefined> = {},
): Promise<Stripe.ApiList<Kinds[K]>> {
  const values: unknown[] = [kind];
  const value = (v: unknown) => `$${values.push(v)}`;
  const where = ['object = $1'];
  for (const [field, wanted] of Object.entries(filters)) {
    if (wanted === undefined) continue;
    where.push(`${fieldSql(field)} = ANY (${value([wanted].flat())}::text[])`);
  }
  const range = typeof page.created === 'number' ? { gte: page.created, lte: page.created } : page.created;
  for (const [name, sign] of Object.entries(COMPARISONS)) {
    const bound = range?.[name as keyof typeof COMPARISONS];
    if (bound !== undefined) where.push(`created ${sign} ${value(bound)}`);
  }
  const backwards = page.ending_before !== undefined;
  if (page.starting_after) {
    where.push(`sequence < ${value(await sequenceOf(tx, page.starting_after, 'starting_after'))}`);
  }
  if (page.ending_before) {
    where.push(`sequence > ${value(await sequenceOf(tx, page.ending_before, 'ending_before'))}`);
  }
  const found = await tx.query<{ body: Kinds[K] }>(
    `SELECT body FROM stripe_sandbox.objects WHERE ${where.join(' AND ')}
     ORDER BY sequence ${backwards ? 'ASC' : 'DESC'} LIMIT ${value(page.limit + 1)}`,
    values,
  );
  const data = found.rows.slice(0, page.limit).map((row) => row.body);
  return {
    object: 'list',
    data: backwards ? data.reverse() : data,
    has_more: found.rows.length > page.limit,
    url,
  };
}

async function sequenceOf(tx: Tx, id: string, param: string): Promise<string> {
  const found = await tx.query<{ sequence: string }>(
    'SELECT sequence FROM stripe_sandbox.objects WHERE id = $1',
    [id],
  );
  const row = found.rows[0];
  if (!row) throw badParameter('resource_missing', param, `No such object: '${id}'`);
  return row.sequence;
}
