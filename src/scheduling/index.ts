export { SchedulingModule } from './scheduling.module';
export { type NextTimes, Scheduling, type SlotsWanted } from './scheduling.service';
export { AvailabilityService, type Editor } from './availability.service';
export type { AvailabilityRequest } from './availability.schemas';
export type { WantedTime } from './claims';
