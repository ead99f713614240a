export { FeedbackModule } from './feedback.module';
export { Feedback } from './feedback.service';
export { selfGradeStates } from './domain/self-grade.states';
export { formStates, type FormStatus } from './domain/form.states';
export type { CoachRating } from './ratings.service';
