import { Module } from '@nestjs/common';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { PacksController } from './packs.controller';
import { Packs } from './packs.service';
import './personal-data';
import { FormTemplatesController } from './templates/form-templates.controller';
import { TemplatePublishing } from './templates/template-publishing.service';
import { draftExists, TemplateVersions } from './templates/template-versions.service';
import { TemplateViews } from './templates/template-views.service';

registerConstraintErrors({
  form_templates_draft_uq: () => draftExists(),
  form_templates_version_uq: () => draftExists(),
});

/** Company packs: what companies ask, in which stages, and by which forms they grade. */
@Module({
  controllers: [PacksController, FormTemplatesController],
  providers: [Packs, TemplateVersions, TemplatePublishing, TemplateViews],
  exports: [Packs, TemplateVersions],
})
export class PacksModule {}
