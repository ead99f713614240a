export { CandidatesModule } from './candidates.module';
export { Candidates } from './candidates.service';
export type { CandidateProfile, Target } from './candidates.schemas';
