import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Clock } from './platform/clock/clock';
import type { Config } from './platform/config/config';
import { PlatformModule } from './platform/platform.module';

/** The features, in the order in which they may use each other. */
const features: Type[] = [];

export interface AppParts {
  config: Config & { databaseUrl: string };
  clock: Clock;
  /** The sandbox, in development and tests; nothing else. */
  extras?: DynamicModule[];
}

@Module({})
export class AppModule {
  static forRoot({ config, clock, extras = [] }: AppParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config, clock), ...features, ...extras] };
  }
}
