import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AdminModule } from './admin';
import { BookingsModule } from './bookings';
import { CandidatesModule } from './candidates';
import { CoachesModule } from './coaches';
import { FormsModule } from './forms';
import { IdentityModule } from './identity';
import { KitsModule } from './kits';
import { MatchingModule } from './matching';
import { NotificationsModule } from './notifications';
import { PacksModule } from './packs';
import { PaymentsModule } from './payments';
import { PreparationModule } from './preparation';
import { QuestionsModule } from './questions';
import { SchedulingModule } from './scheduling';
import { ScreensModule } from './screens';
import { RatingsModule } from './ratings';
import { ReportsModule } from './reports';
import { DocumentsModule } from './documents';
import type { Clock } from './platform/clock/clock';
import type { LogDestination } from './platform/log/logger';
import type { Config } from './platform/config/config';
import { PlatformModule } from './platform/platform.module';

/** The features, in the order in which they may use each other. */
const features: Type[] = [
  IdentityModule,
  PacksModule,
  CandidatesModule,
  CoachesModule,
  QuestionsModule,
  SchedulingModule,
  PaymentsModule,
  BookingsModule,
  DocumentsModule,
  RatingsModule,
  KitsModule,
  FormsModule,
  ReportsModule,
  PreparationModule,
  MatchingModule,
  ScreensModule,
  NotificationsModule,
  AdminModule,
];

export interface AppParts {
  config: Config & { databaseUrl: string };
  clock: Clock;
  /** Where log lines go; standard output by default. */
  logTo?: LogDestination;
  /** The sandbox, in development and tests; nothing else. */
  extras?: DynamicModule[];
  /** Folder with the built web application; without one we serve the API alone. */
  pages?: string | null;
}

@Module({})
export class AppModule {
  static forRoot({ config, clock, extras = [] }: AppParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config, clock), ...features, ...extras] };
  }
}
