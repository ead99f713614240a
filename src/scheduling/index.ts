export { SchedulingModule } from './scheduling.module';
export { type NextTimes, Scheduling, type SlotsWanted, type TimesWanted } from './scheduling.service';
export { AvailabilityService, type Editor } from './availability.service';
export { BookedSessions } from './booked-sessions.queries';
export type { AvailabilityRequest } from './availability.schemas';
export { BusyRanges, type MetSession } from './busy-ranges';
export { Claims, type WantedTime } from './claims';
export type { BusyRange, BusySource } from './domain/busy-ranges';
export { type OutsideReason, outsideInWords } from './domain/sessions-outside';
