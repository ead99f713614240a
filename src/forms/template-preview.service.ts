import { Injectable } from '@nestjs/common';
import { assignPrinciples, defaultLevel } from '../kits';
import { Packs, principlesOn, TemplateVersions, titlesOf } from '../packs';
import { Clock } from '../platform/clock/clock';
import { completeness } from './domain/completeness';
import { EMPTY_ANSWERS } from './domain/form-answers';
import { sessionTitles, templateView } from './form-views.service';
import type { TemplatePreviewAnswer } from './template-preview.schemas';

/** A version of a form as its coaches will see it, for admins. */
@Injectable()
export class TemplatePreviews {
  constructor(
    private readonly clock: Clock,
    private readonly packs: Packs,
    private readonly versions: TemplateVersions,
  ) {}

  /**
   * The empty form as a coach would see it, with the principles of a session for which nobody wished any. Nothing is
   * stored. 404.
   */
  async preview(id: string): Promise<TemplatePreviewAnswer> {
    const version = await this.versions.byId(id);
    const pack = this.packs.required(version.packKey);
    const template = { ...version.content, publishedAt: this.clock.now().toISOString() };
    const principles = assignPrinciples(
      principlesOn(template, pack),
      [],
      [],
      template.principles.perInterviewer,
    );
    const pinned = { ...version, content: template, sha256: '' };
    const sessionTitle = this.packs.sessionTitle(version.packKey, version.stageKey);
    const context = { pinned, pack, template, principles, titleOf: titlesOf(pack), sessionTitle };
    const { gaps, ...progress } = completeness(context, EMPTY_ANSWERS);
    return {
      id,
      status: version.status,
      ...sessionTitles(context, { levelKey: defaultLevel(pack.levels).key }),
      template: templateView(context),
      answers: EMPTY_ANSWERS,
      gaps,
      progress,
      faults: await this.versions.faultsOf(version),
    };
  }
}
