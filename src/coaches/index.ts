export { QUALIFICATIONS_OF_COACH } from './coaches.queries';
export { CoachesModule } from './coaches.module';
export { Coaches } from './coaches.service';
export {
  applicationsQuery,
  coachApplicationAnswer,
  coachZonesAnswer,
  decisionRequest,
  language,
  publicCoachFields,
  publicOffering,
  QUALIFICATIONS,
  type CoachApplication,
  type Decision,
} from './coaches.schemas';
export type { Coach, CoachFacts, Offering, OfferingOnSale } from './domain/coach';
export { kindIn, type OfferingKind, storedKind } from './domain/kinds-sold';
export { coachZones } from './domain/coach-zones';
export { coachStates, type CoachStatus } from './domain/coach.states';
