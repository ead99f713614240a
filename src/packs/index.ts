export { PacksModule } from './packs.module';
export { Packs, type FormTemplate } from './packs.service';
export { PackVersionError } from './pack-files-sync';
export { PackFileError } from './read-pack-files';
export type { QuestionFilter } from './domain/questions';
export type * from './domain/pack';
