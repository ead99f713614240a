export { PacksModule } from './packs.module';
export { Packs, type FormTemplate } from './packs.service';
export { continuation, type Continuation, type GradedPart } from './domain/continuation';
export { principlesOn, titlesOf } from './domain/titles';
export { bodyOf } from './domain/continue-template';
export {
  compareTemplates,
  type ListDiff,
  mappingBetween,
  type TemplateDiff,
  type TemplateMapping,
} from './domain/compare-templates';
export { type DraftWish, type TemplateVersion, TemplateVersions } from './template-versions.service';
export { TEMPLATE_STATUSES, type TemplateStatus } from './domain/template.states';
export type { TemplateFault } from './domain/template-faults';
export { newQuestionFields, questionFields, packKey, templateBodySchema } from './packs.schemas';
export { PackVersionError, VERSIONS_TURN } from './pack-files-sync';
export { withLevels } from './domain/question-levels';
export { PackFileError } from './read-pack-files';
export type * from './domain/pack';
