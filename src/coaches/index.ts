export { QUALIFICATIONS_OF_COACH } from './coaches.queries';
export { CoachesModule } from './coaches.module';
export { Coaches } from './coaches.service';
export {
  applicationsQuery,
  coachReviewAnswer,
  coachZonesAnswer,
  decisionRequest,
  language,
  publicCoachFields,
  publicOffering,
  QUALIFICATIONS,
  type CoachReview,
  type Decision,
} from './coaches.schemas';
export type { Coach, CoachFacts, Offering, OfferingKind, OfferingOnSale } from './domain/coach';
export { coachZones } from './domain/coach-zones';
export { coachStates, type CoachStatus } from './domain/coach.states';
