export { FeedbackModule } from './feedback.module';
export { RATINGS_FOR_AVERAGE } from './domain/session-rules';
export { selfGradeStates } from './domain/self-grade.states';
export { formStates, type FormStatus } from './domain/form.states';
