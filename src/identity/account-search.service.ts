import { Injectable } from '@nestjs/common';
import { Conditions } from '../platform/database/conditions';
import { Database } from '../platform/database/database';
import type { Role } from '../platform/http/access';
import { decodeIdCursor, page } from '../platform/http/paging';
import { notFound } from '../shared/errors';
import { readAddress } from '../shared/email-address';

export const ACCOUNT_STATES = ['active', 'unconfirmed', 'suspended', 'erased'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface AccountQuery {
  /** The beginning of an address. */
  email?: string;
  /** Words of a name, each by its beginning. */
  name?: string;
  role?: Role;
  state?: AccountState;
  limit: number;
  cursor?: string;
}

export interface FoundAccount {
  id: string;
  /** Null once erased. */
  email: string | null;
  name: string;
  zone: string;
  roles: Role[];
  state: AccountState;
  createdAt: Date;
  emailVerifiedAt: Date | null;
  suspendedAt: Date | null;
  erasedAt: Date | null;
}

const FOUND = `SELECT id, CASE WHEN erased_at IS NULL THEN email END AS email, name, zone, roles,
  CASE WHEN erased_at IS NOT NULL THEN 'erased' WHEN suspended_at IS NOT NULL THEN 'suspended'
    WHEN email_verified_at IS NULL THEN 'unconfirmed' ELSE 'active' END AS state,
  created_at AS "createdAt", email_verified_at AS "emailVerifiedAt", suspended_at AS "suspendedAt", erased_at AS "erasedAt"
  FROM accounts`;

/** The same as in the CASE above, in words that the indexes know. */
const IN_STATE: Record<AccountState, string> = {
  active: 'email_verified_at IS NOT NULL AND suspended_at IS NULL',
  unconfirmed: 'email_verified_at IS NULL AND erased_at IS NULL AND suspended_at IS NULL',
  suspended: 'suspended_at IS NOT NULL AND erased_at IS NULL',
  erased: 'suspended_at IS NOT NULL AND erased_at IS NOT NULL',
};

/** How admins find a person. */
@Injectable()
export class AccountSearch {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async find(query: AccountQuery): Promise<{ items: FoundAccount[]; nextCursor: string | null }> {
    const wanted = new Conditions()
      .add('id < ?::uuid', decodeIdCursor(query.cursor))
      .add('email LIKE ? AND erased_at IS NULL', query.email && addressPrefix(query.email))
      .add(`to_tsvector('simple', name) @@ to_tsquery('simple', ?)`, query.name && wordPrefixes(query.name))
      .add('roles @> ARRAY[?::text]', query.role);
    if (query.state) wanted.always(IN_STATE[query.state]);
    const rows = await this.database.query<FoundAccount>(
      `${FOUND} ${wanted.where} ORDER BY id DESC LIMIT ${wanted.place(query.limit + 1)}`,
      wanted.values,
    );
    return page(rows, query.limit, ({ id }) => [id]);
  }

  /** 404 `account.not_found`. */
  async one(id: string): Promise<FoundAccount> {
    const [account] = await this.database.query<FoundAccount>(`${FOUND} WHERE id = $1`, [id]);
    if (!account) throw notFound('account');
    return account;
  }

  /** Whose address this is, however it is written; null for nobody's. */
  async idOf(email: string): Promise<string | null> {
    const read = readAddress(email);
    if (!('address' in read)) return null;
    const [account] = await this.database.query<{ id: string }>(
      `SELECT id FROM accounts WHERE email = $1 AND erased_at IS NULL`,
      [read.address],
    );
    return account?.id ?? null;
  }
}

/** A LIKE pattern. A whole address is looked for in the form in which we keep it. */
const addressPrefix = (typed: string): string => {
  const read = readAddress(typed);
  const beginning = 'address' in read ? read.address : typed.toLowerCase();
  return `${beginning.replaceAll(/[\\%_]/g, '\\$&')}%`;
};

/** A text search query: every word, by its beginning. Quoted, so that nothing in a word is an operator. */
const wordPrefixes = (words: string): string =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`)
    .join(' & ');
