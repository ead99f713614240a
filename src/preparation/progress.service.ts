import { Injectable } from '@nestjs/common';
import { Candidates, type Target } from '../candidates';
import { releasedRecommendation } from '../forms';
import { type FormTemplate, type Pack, Packs, titlesOf } from '../packs';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import type { Principal } from '../platform/http/access';
import { inWords, localIso } from '../shared/zones/in-words';
import { nextInterview } from './domain/interview-date';
import { type GradedForm, trends, versionChanges } from './domain/progress';
import type { OwnGrades } from './domain/own-grades';
import { type Choice, CHOICES, GRADED_FORMS } from './progress.queries';
import type { ProgressAnswer, ProgressQuery } from './progress.schemas';

interface Row extends GradedForm, Omit<Choice, 'forms' | 'latestAt'> {
  coachId: string;
  coachName: string;
  heldAt: Date;
  ownTemplateId: string | null;
  ownGrades: OwnGrades['grades'];
}

/** More forms than these say nothing new; it bounds the work. */
const MOST_FORMS = 1_000;
/** Nobody has more of them: it bounds the work, as above. */
const MOST_TARGETS = 100;

type Series = ProgressAnswer['series'][number];

/** How somebody's grades develop from form to form. */
@Injectable()
export class Progress {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly candidates: Candidates,
  ) {}

  /**
   * The caller's trends, apart for each stage and each target level. Four statements, however many forms. 422 with the
   * field for a key that the packs do not have; forms that are older than the present pack are found by its former keys.
   */
  async of(caller: Principal, { packKey, stageKey, levelKey }: ProgressQuery): Promise<ProgressAnswer> {
    const choices = await this.database.query<Choice>(CHOICES, [caller.accountId]);
    const rows = await this.database.query<Row>(GRADED_FORMS, [
      caller.accountId,
      packKey ?? null,
      stageKey ?? null,
      levelKey ?? null,
      MOST_FORMS,
    ]);
    if (rows.length === 0) this.packs.refuseUnknown({ packKey, stageKey, levelKey });
    const known = await this.packs.templateVersions([...new Set(rows.map((row) => row.packKey))]);
    const targets = await this.candidates.targets(caller.accountId, { limit: MOST_TARGETS, after: null });
    const forms = rows.map((row) => withOwn(row, known));
    const groups = [...new Set(forms.map(groupOf))];
    return {
      choices: choices.map(({ forms, latestAt, ...of }) => {
        const { pack, stage, targetLevel: level } = this.titles(of);
        return { pack, stage, level, forms, latestAt };
      }),
      series: groups.flatMap((group) =>
        this.seriesOf(
          forms.filter((form) => groupOf(form) === group),
          known,
          targets.items,
          caller.zone,
        ),
      ),
    };
  }

  private seriesOf(forms: Row[], known: FormTemplate[], targets: readonly Target[], zone: string): Series[] {
    const [first] = forms;
    if (!first) return [];
    const { packKey, stageKey, levelKey } = first;
    const versions = known
      .filter((version) => version.packKey === packKey && version.stageKey === stageKey)
      .map(({ content }) => content);
    const present = versions.at(-1);
    if (!present) return [];
    const titleOf = titlesOf(this.packs.pack(packKey));
    return [
      {
        ...this.titles(first),
        forms: forms.length,
        version: present.version,
        scale: present.scale.values.map(({ key, title, order, passing }) => ({ key, title, order, passing })),
        recommendations: recommendationsIn(present),
        sessions: forms
          .toSorted((a, b) => a.at.getTime() - b.at.getTime())
          .map((form) => sessionOf(form, versions, zone)),
        interviewDate: nextInterview(targets, { packKey, levelKey }, this.clock.now(), zone),
        versionChanges: versionChanges(forms),
        trends: trends(versions, present, forms).map((trend) => ({ ...trend, title: titleOf(trend.key) })),
      },
    ];
  }

  private titles({ packKey, stageKey, levelKey }: Pick<Choice, 'packKey' | 'stageKey' | 'levelKey'>) {
    const pack = this.packs.pack(packKey);
    return {
      pack: { key: packKey, title: pack?.title ?? packKey },
      stage: { key: stageKey, title: this.packs.sessionTitle(packKey, stageKey) },
      targetLevel: { key: levelKey, title: levelTitle(pack, levelKey) },
    };
  }
}

const levelTitle = (pack: Pack | null, levelKey: string): string =>
  pack?.levels.find(({ key }) => key === levelKey)?.title ?? levelKey;

type Version = FormTemplate['content'];

const recommendationsIn = ({ recommendation }: Version): Series['recommendations'] =>
  recommendation.values.map(({ key, title, order, hires }) => ({ key, title, order, hires }));

/** What a point of a trend is about. */
const sessionOf = (form: Row, versions: readonly Version[], zone: string): Series['sessions'][number] => {
  const { id: formId, bookingId, heldAt: at, version, coachId, coachName, answers } = form;
  const template = versions.find((one) => one.version === version);
  const given = template && releasedRecommendation({ template }, answers);
  const value = template && recommendationsIn(template).find(({ key }) => key === given?.key);
  return {
    formId,
    bookingId,
    at,
    atLocal: localIso(at, zone),
    inWords: inWords(at, zone),
    coach: { id: coachId, name: coachName },
    version,
    recommendation: value ?? null,
  };
};

const withOwn = (row: Row, known: readonly FormTemplate[]): Row => {
  const template = known.find(({ id }) => id === row.ownTemplateId);
  return { ...row, own: template ? { version: template.version, grades: row.ownGrades } : null };
};

const groupOf = ({ packKey, stageKey, levelKey }: Row): string => `${packKey} ${stageKey} ${levelKey}`;
