import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from './platform/clock/clock';
import type { Config } from './platform/config/config';

export interface Running {
  stop(): Promise<void>;
}

export interface RunningDatabase extends Running {
  url: string;
  /** Where its data lies on this machine. */
  folder: string;
}

/** How a start tells what it does, and hears that it is to end. */
export interface StartTalk {
  say: (line: string) => void;
  isOver: () => boolean;
}

export interface PaymentsPlace {
  config: Config;
  databaseUrl: string;
  clock: Clock;
  say: (line: string) => void;
}

/**
 * What stands in for the world around the product where nobody has set one up: `local/` has it, a production install
 * does not. Each is asked for only where the settings name nothing better.
 */
export interface StandIns {
  startDatabase(config: Config, say: (line: string) => void): Promise<RunningDatabase>;
  /** Takes payments instead of Stripe, and sets in `config` where it is reached. */
  startPayments(place: PaymentsPlace): Promise<Running>;
  /** A clock that may be moved, for where no real money is. */
  clock(): Clock;
  /** The folder with the pages as the sources now say they are. */
  pages(say: (line: string) => void): Promise<string>;
  /** Beside that clock and those payments: what moves and shows them. */
  modules: DynamicModule[];
  /** Once we listen: loads what there is to try, and answers lines for the terminal. */
  welcome(
    app: NestFastifyApplication,
    config: Config & { databaseUrl: string },
    talk: StartTalk,
  ): Promise<string[]>;
}
