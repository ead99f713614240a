import { Injectable } from '@nestjs/common';
import { type FormTemplate, Packs, titlesOf } from '../packs';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { type GradedForm, trends, versionChanges } from './domain/progress';
import type { ProgressAnswer, ProgressQuery } from './progress.schemas';

interface Row extends GradedForm {
  packKey: string;
  stageKey: string;
  levelKey: string;
}

/** More forms than these say nothing new; it bounds the work. */
const MOST_FORMS = 1_000;

/** How somebody's grades develop from form to form. */
@Injectable()
export class Progress {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /**
   * The caller's trends, apart for each stage and each target level. Two statements, however many forms. 422 with the
   * field for a key that the packs do not have; forms that are older than the present pack are found by its former keys.
   */
  async of(
    { accountId }: Principal,
    { packKey, stageKey, levelKey }: ProgressQuery,
  ): Promise<ProgressAnswer> {
    const rows = await this.database.query<Row>(
      `SELECT f.id, f.booking_id AS "bookingId", f.submitted_at AS at, t.version, f.principles, f.answers,
         t.pack_key AS "packKey", t.stage_key AS "stageKey", f.level_key AS "levelKey"
       FROM feedback_forms f JOIN form_templates t ON t.id = f.template_id
       WHERE f.candidate_id = $1 AND f.status IN ('submitted', 'amended') AND f.released_at IS NOT NULL
         AND ($2::text IS NULL OR t.pack_key = $2) AND ($3::text IS NULL OR t.stage_key = $3)
         AND ($4::text IS NULL OR f.level_key = $4)
       ORDER BY f.released_at DESC, f.id DESC LIMIT $5`,
      [accountId, packKey ?? null, stageKey ?? null, levelKey ?? null, MOST_FORMS],
    );
    if (rows.length === 0) this.packs.refuseUnknown({ packKey, stageKey, levelKey });
    const groups = [...new Set(rows.map(groupOf))];
    const known = await this.packs.templateVersions([...new Set(rows.map(({ packKey }) => packKey))]);
    return {
      series: groups.flatMap((group) =>
        this.seriesOf(
          rows.filter((row) => groupOf(row) === group),
          known,
        ),
      ),
    };
  }

  private seriesOf(forms: Row[], known: FormTemplate[]): ProgressAnswer['series'] {
    const [first] = forms;
    if (!first) return [];
    const { packKey, stageKey, levelKey } = first;
    const versions = known
      .filter((version) => version.packKey === packKey && version.stageKey === stageKey)
      .map(({ content }) => content);
    const present = versions.at(-1);
    if (!present) return [];
    const pack = this.packs.pack(packKey);
    const titleOf = titlesOf(pack);
    const titleIn = (list: readonly { key: string; title: string }[] | undefined, key: string) => ({
      key,
      title: list?.find((one) => one.key === key)?.title ?? key,
    });
    return [
      {
        pack: { key: packKey, title: pack?.title ?? packKey },
        stage: { key: stageKey, title: this.packs.sessionTitle(packKey, stageKey) },
        targetLevel: titleIn(pack?.levels, levelKey),
        forms: forms.length,
        version: present.version,
        scale: present.scale.values.map(({ key, title, order, passing }) => ({ key, title, order, passing })),
        versionChanges: versionChanges(forms),
        trends: trends(versions, present, forms).map((trend) => ({ ...trend, title: titleOf(trend.key) })),
      },
    ];
  }
}

const groupOf = ({ packKey, stageKey, levelKey }: Row): string => `${packKey} ${stageKey} ${levelKey}`;
