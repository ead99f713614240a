import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock/clock';
import { CONFIG, type Config } from './config/config';
import { dataSourceOptions } from './database/data-source';
import { Database } from './database/database';
import { Egress } from './egress/egress';
import { OutboxDelivery, Subscriptions } from './events/outbox';
import { DiskSpace } from './health/disk-space';
import { HealthController } from './health/health.controller';
import { VitalSigns } from './health/vital-signs';
import { AccessGuard } from './http/access';
import { BodyGuard } from './http/bodies';
import { Denials } from './http/denials';
import { Idempotency } from './http/idempotency';
import { ProblemFilter } from './http/problem.filter';
import { validationPipe } from './http/validation';
import { SweepMetrics } from './jobs/sweep.metrics';
import { JobLeftovers } from './jobs/leftovers';
import { FailingRows } from './jobs/row-sweep';
import { Sweeps } from './jobs/sweeps';
import { Worker } from './jobs/worker';
import { Limits } from './limits/limits.service';
import { Occurrences } from './live/occurrences';
import { Mails } from './mail/mails';
import { DatabaseGauges } from './metrics/database.gauges';
import { HttpMetrics } from './metrics/http.metrics';
import { Metrics } from './metrics/metrics';
import { MetricsController } from './metrics/metrics.controller';
import { PlatformGauges } from './metrics/platform.gauges';
import { storageOf } from './storage/choose-storage';
import { FileStorage } from './storage/storage';
import { StoredFiles } from './storage/stored-files.service';
import { ZonesController } from './zones/zones.controller';
import { ZoneWatch } from './zones/zone-watch';
import './personal-data/platform-holdings';

const services = [
  Database,
  SweepMetrics,
  FailingRows,
  Sweeps,
  Subscriptions,
  Mails,
  Occurrences,
  Idempotency,
  Metrics,
  DatabaseGauges,
  Limits,
  StoredFiles,
];

const edges: Provider[] = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: BodyGuard },
  { provide: APP_PIPE, useFactory: validationPipe },
  {
    provide: APP_INTERCEPTOR,
    inject: [Reflector],
    useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
  },
];

/** What every feature stands on. Global: features inject its services by class. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config & { databaseUrl: string }, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.databaseUrl, config.databasePool),
          migrationsRun: false,
          retryAttempts: 3,
          retryDelay: 500,
        }),
      ],
      controllers: [HealthController, MetricsController, ZonesController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Egress, useFactory: () => Egress.forProduction() },
        { provide: FileStorage, useFactory: () => storageOf(config) },
        ...services,
        OutboxDelivery,
        Denials,
        Worker,
        JobLeftovers,
        DiskSpace,
        VitalSigns,
        HttpMetrics,
        PlatformGauges,
        ZoneWatch,
        ...edges,
      ],
      exports: [CONFIG, Clock, FileStorage, ...services],
    };
  }
}
