export { MatchingModule } from './matching.module';
export { CoachDirectory } from './directory.service';
export { nextSlot } from './directory.schemas';
