export { FeedbackModule } from './feedback.module';
export { RATINGS_FOR_AVERAGE } from './domain/rating-rules';
export { isPublic as isPublicRating } from './ratings/rating.queries';
export { selfGradeStates } from './domain/self-grade.states';
export { formStates, type FormStatus } from './domain/form.states';
export { titlesOf } from './session-briefs.service';
