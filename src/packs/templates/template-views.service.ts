import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { decodeCursor, page } from '../../platform/http/paging';
import { malformed, notFound, refused } from '../../shared/errors';
import { compareTemplates, mappingBetween } from '../domain/compare-templates';
import { bodyOf } from '../domain/continue-template';
import type { TemplateStatus } from '../domain/template.states';
import { Packs } from '../packs.service';
import type {
  TemplateDifferenceAnswer,
  TemplatesQuery,
  TemplateSummary,
  TemplateVersionAnswer,
} from './form-templates.schemas';
import { type TemplateVersion, TemplateVersions } from './template-versions.service';

type Person = { id: string; name: string } | null;

interface Row extends Omit<TemplateSummary, 'author' | 'publishedBy' | 'retiredBy' | 'forms'> {
  author: Person;
  publishedBy: Person;
  retiredBy: Person;
  inProgress: number;
  filed: number;
}

const person = (table: string): string =>
  `CASE WHEN ${table}.id IS NOT NULL THEN json_build_object('id', ${table}.id, 'name', ${table}.name) END`;

const SELECT = `SELECT t.id, t.pack_key AS "packKey", t.stage_key AS "stageKey", t.version, t.status, t.origin,
    t.revision, t.content->>'title' AS title, t.created_at AS "createdAt", t.updated_at AS "updatedAt",
    t.published_at AS "publishedAt", t.retired_at AS "retiredAt", t.retirement_reason AS "retirementReason",
    ${person('author')} AS author, ${person('publisher')} AS "publishedBy", ${person('retirer')} AS "retiredBy",
    pins."inProgress", pins.filed
  FROM form_templates t
  LEFT JOIN accounts author ON author.id = t.author_id
  LEFT JOIN accounts publisher ON publisher.id = t.published_by
  LEFT JOIN accounts retirer ON retirer.id = t.retired_by
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE f.status = 'in_progress')::int AS "inProgress",
    count(*) FILTER (WHERE f.status <> 'in_progress')::int AS filed
    FROM feedback_forms f WHERE f.template_id = t.id) pins`;

/** Versions of forms as admins read them. */
@Injectable()
export class TemplateViews {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly versions: TemplateVersions,
  ) {}

  /**
   * A page by pack, stage and version, oldest version first. Errors: 422 `role.unknown`, and with the field for a key
   * that neither a form nor a pack has.
   */
  async list({ packKey, role, stageKey, status, limit, cursor }: TemplatesQuery): Promise<{
    items: TemplateSummary[];
    nextCursor: string | null;
  }> {
    this.requireRole(role);
    const packs = this.packs
      .list()
      .filter((one) => role === undefined || one.role === role)
      .map(({ key }) => key)
      .filter((key) => packKey === undefined || key === packKey);
    const rows = await this.database.query<Row>(
      `${SELECT} WHERE t.pack_key = ANY ($1) AND ($2::text IS NULL OR t.stage_key = $2)
         AND ($3::text IS NULL OR t.status = $3)
         AND ($4::text IS NULL OR (t.pack_key, t.stage_key, t.version) > ($4, $5, $6::int))
       ORDER BY t.pack_key, t.stage_key, t.version LIMIT $7`,
      [packs, stageKey ?? null, status ?? null, ...placeIn(cursor), limit + 1],
    );
    if (rows.length === 0) this.packs.refuseUnknown({ packKey, stageKey });
    return page(rows.map(summary), limit, (row) => [row.packKey, row.stageKey, String(row.version)]);
  }

  private requireRole(role: string | undefined): void {
    if (role !== undefined && !this.packs.list().some((pack) => pack.role === role))
      throw refused('role.unknown', 'No pack is for this role.', 'role');
  }

  /** One version with all that it says. 404. */
  async one(id: string): Promise<TemplateVersionAnswer> {
    const [row] = await this.database.query<Row>(`${SELECT} WHERE t.id = $1`, [id]);
    if (!row) throw notFound('form_template');
    const version = await this.versions.byId(id);
    return {
      ...summary(row),
      content: bodyOf(version.content),
      faults: await this.versions.faultsOf(version),
    };
  }

  /**
   * What differs between a version and another one of its stage, by default the one before. Errors: 404; 422
   * `form_template.other_form`, `form_template.nothing_before`.
   */
  async difference(id: string, against: string | undefined): Promise<TemplateDifferenceAnswer> {
    const after = await this.versions.byId(id);
    const all = await this.versions.ofStage(after.packKey, after.stageKey);
    const before = all.find((one) =>
      against === undefined ? one.version === after.version - 1 : one.id === against,
    );
    if (!before)
      throw against === undefined
        ? refused('form_template.nothing_before', 'This is the first version of its form.', 'against')
        : refused('form_template.other_form', 'This form has no such version.', 'against');
    const mapping = mappingBetween(
      all.map(({ content }) => content),
      before.content,
      after.content,
    );
    return {
      before: named(before),
      after: named(after),
      ...compareTemplates(before.content, after.content, mapping),
      mapping,
    };
  }
}

const summary = ({ inProgress, filed, ...row }: Row): TemplateSummary => ({
  ...row,
  forms: { inProgress, filed },
});

const named = ({
  id,
  version,
  status,
}: TemplateVersion): { id: string; version: number; status: TemplateStatus } => ({ id, version, status });

const placeIn = (cursor: string | undefined): [string, string, number] | [null, null, null] => {
  if (cursor === undefined) return [null, null, null];
  const [pack = '', stage = '', version = ''] = decodeCursor(cursor, 3);
  if (![pack, stage].every((key) => /^[a-z0-9-]{1,80}$/.test(key)) || !/^\d{1,5}$/.test(version))
    throw malformed('cursor.invalid', 'This cursor is not one that we gave out.', 'cursor');
  return [pack, stage, Number(version)];
};
