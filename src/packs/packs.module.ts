import { Module } from '@nestjs/common';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { PacksController } from './packs.controller';
import { Packs } from './packs.service';
import './personal-data';
import { draftExists, TemplateVersions } from './template-versions.service';

registerConstraintErrors({
  form_templates_draft_uq: () => draftExists(),
  form_templates_version_uq: () => draftExists(),
});

/** Company packs: what companies ask, in which stages, and by which forms they grade. */
@Module({
  controllers: [PacksController],
  providers: [Packs, TemplateVersions],
  exports: [Packs, TemplateVersions],
})
export class PacksModule {}
