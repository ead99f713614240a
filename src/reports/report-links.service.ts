import { Inject, Injectable } from '@nestjs/common';
import { Bookings } from '../bookings';
import { kindIn } from '../coaches';
import { type FeedbackForm, FormStore, isReleased } from '../forms';
import { Packs } from '../packs';
import { Clock } from '../platform/clock/clock';
import { CONFIG, type Config } from '../platform/config/config';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { conflict, notFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { pages } from '../shared/links';
import { hashToken, newToken } from '../shared/opaque-tokens';
import { DAY_MS } from '../shared/time';
import { localIso } from '../shared/zones/in-words';
import { type Practised, practisedView, reportTitle } from './domain/practised';
import { linkState, whyNoMoreLinks } from './domain/report-link.rules';
import type { ReportLinkView } from './report-links.schemas';
import { namedParts, type ReportPart } from './report-parts';

interface StoredLink extends Practised {
  id: string;
  bookingId: string;
  label: string | null;
  parts: ReportPart[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  visits: number;
  lastVisitAt: Date | null;
  packKey: string;
  stageKey: string;
  coachId: string;
  coachName: string;
  readable: boolean;
}

/** A link as its candidate sees it. */
export type ReportLink = ReportLinkView;

export interface NewReportLink {
  parts: ReportPart[];
  /** Whole days from now. */
  days: number;
  label?: string;
}

export interface Visit {
  at: Date;
  atLocal: string;
  agent: string | null;
}

/** What a link shows to whoever follows it. */
export interface FollowedLink {
  id: string;
  formId: string;
  parts: ReportPart[];
  expiresAt: Date;
}

const AGENT_LENGTH = 120;
/** So many visits, the newest, are shown. */
const VISITS_SHOWN = 100;

const LINKS = `
  SELECT l.id, f.booking_id AS "bookingId", l.label, l.parts, l.created_at AS "createdAt",
    l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt", v.visits, v.last AS "lastVisitAt",
    b.pack_key AS "packKey", b.stage_key AS "stageKey", ${kindIn('b.kind')} AS kind,
    coalesce(b.received_at, b.starts_at) AS at, f.coach_id AS "coachId", coach.name AS "coachName",
    (f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL) AS readable
  FROM report_links l JOIN feedback_forms f ON f.id = l.form_id JOIN bookings b ON b.id = f.booking_id
    JOIN accounts coach ON coach.id = f.coach_account_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS visits, max(at) AS last FROM report_visits WHERE link_id = l.id) v`;

/** Links by which candidates show a report to people without an account. */
@Injectable()
export class ReportLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly bookings: Bookings,
    private readonly store: FormStore,
  ) {}

  /**
   * Makes a link; its address is answered this once, since we keep only a hash. Errors: 404 unless the caller is the
   * session's candidate and its form is released, 409 `report_link.too_many`.
   */
  async create(
    caller: Principal,
    bookingId: string,
    { parts, days, label }: NewReportLink,
  ): Promise<{ link: ReportLink; url: string }> {
    const form = await this.shareable(caller, bookingId);
    const { token, tokenHash } = newToken();
    const id = newId();
    await this.database.tx(async (tx) => {
      await this.store.lock(tx, form.id);
      const [open] = await tx.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM report_links WHERE form_id = $1 AND revoked_at IS NULL AND expires_at > $2`,
        [form.id, tx.now],
      );
      const refused = whyNoMoreLinks(open?.n ?? 0);
      if (refused) throw conflict('report_link.too_many', refused);
      await tx.query(
        `INSERT INTO report_links (id, form_id, candidate_id, token_hash, label, parts, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          form.id,
          caller.accountId,
          tokenHash,
          label ?? null,
          parts,
          tx.now,
          new Date(tx.now.getTime() + days * DAY_MS),
        ],
      );
    });
    return { link: await this.own(caller, id), url: `${this.config.publicUrl}${pages.sharedReport(token)}` };
  }

  /** The form of a session that the caller may show to others: 404 unless it is theirs and released. */
  async shareable({ accountId }: Principal, bookingId: string): Promise<FeedbackForm> {
    const { side } = await this.bookings.forParticipant(bookingId, accountId);
    const form = await this.store.ofBooking(bookingId);
    if (side !== 'candidate' || !form || !isReleased(form)) throw notFound('form');
    return form;
  }

  /** The caller's links to one report, newest first; 404 unless the caller is the booking's candidate. */
  async ofBooking(caller: Principal, bookingId: string): Promise<ReportLink[]> {
    const { side } = await this.bookings.forParticipant(bookingId, caller.accountId);
    if (side !== 'candidate') throw notFound('booking');
    return this.ofCandidate(caller, bookingId);
  }

  /** The caller's links, newest first; of one booking, or all. */
  async ofCandidate({ accountId, zone }: Principal, bookingId?: string): Promise<ReportLink[]> {
    const links = await this.database.query<StoredLink>(
      `${LINKS} WHERE l.candidate_id = $1 AND ($2::uuid IS NULL OR f.booking_id = $2) ORDER BY l.id DESC LIMIT 200`,
      [accountId, bookingId ?? null],
    );
    return links.map((link) => this.shown(link, zone));
  }

  /** One of the caller's links with its newest visits; 404 for anybody else's. */
  async visits(caller: Principal, id: string): Promise<{ link: ReportLink; visits: Visit[] }> {
    const link = await this.own(caller, id);
    const visits = await this.database.query<Omit<Visit, 'atLocal'>>(
      `SELECT at, agent FROM report_visits WHERE link_id = $1 ORDER BY id DESC LIMIT ${VISITS_SHOWN}`,
      [id],
    );
    return {
      link,
      visits: visits.map((visit) => ({ ...visit, atLocal: localIso(visit.at, caller.zone) })),
    };
  }

  /** Ends a link at once. Doing it again changes nothing; 404 for anybody else's. */
  async revoke(caller: Principal, id: string): Promise<void> {
    await this.own(caller, id);
    await this.database.query(
      `UPDATE report_links SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`,
      [id, this.clock.now()],
    );
  }

  /**
   * What a link shows, and that somebody followed it. 404 `report.not_found` in the same words for a wrong, expired or
   * revoked link and for a form that is no longer released.
   */
  async follow(token: string, agent: string | undefined): Promise<FollowedLink> {
    const now = this.clock.now();
    const [link] = await this.database.query<FollowedLink>(
      `SELECT l.id, l.form_id AS "formId", l.parts, l.expires_at AS "expiresAt" FROM report_links l JOIN feedback_forms f ON f.id = l.form_id
       WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND l.expires_at > $2
         AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL`,
      [hashToken(token), now],
    );
    if (!link) throw notFound('report');
    await this.database.query(`INSERT INTO report_visits (id, link_id, at, agent) VALUES ($1, $2, $3, $4)`, [
      newId(),
      link.id,
      now,
      agent?.slice(0, AGENT_LENGTH) ?? null,
    ]);
    return link;
  }

  private async own({ accountId, zone }: Principal, id: string): Promise<ReportLink> {
    const [link] = await this.database.query<StoredLink>(`${LINKS} WHERE l.id = $1 AND l.candidate_id = $2`, [
      id,
      accountId,
    ]);
    if (!link) throw notFound('report_link');
    return this.shown(link, zone);
  }

  private shown(link: StoredLink, zone: string): ReportLink {
    const { packKey, stageKey, coachId, coachName, readable, kind, at, ...own } = link;
    const { createdAt, expiresAt, lastVisitAt } = link;
    const company = this.packs.pack(packKey)?.company ?? packKey;
    const stage = this.packs.sessionTitle(packKey, stageKey);
    return {
      ...own,
      reportTitle: reportTitle({ company, stage }, { kind, at }, zone),
      session: practisedView({ kind, at }, zone),
      coach: { id: coachId, name: coachName },
      shows: namedParts(link.parts),
      state: linkState({ ...link, readable }, this.clock.now()),
      createdAtLocal: localIso(createdAt, zone),
      expiresAtLocal: localIso(expiresAt, zone),
      lastVisitAtLocal: lastVisitAt && localIso(lastVisitAt, zone),
    };
  }
}
