import type { Pool } from 'pg';
import type { Call, Tx } from './store';

/** What the sandbox's HTTP side needs from the running sandbox. */
export interface Parts {
  pool: Pool;
  now: () => Date;
  /** Address that browsers use, without a slash at the end. */
  baseUrl: () => string;
  /** A call that does not come from the API. */
  call: (tx: Tx) => Call;
  /** Something was queued: send it soon. */
  wake: () => void;
  /** Does all that is due now; returns how many webhooks were taken by the other side. */
  deliverDue: () => Promise<number>;
  log: SandboxLog;
}

/** A part of pino's or the console's interface. */
export interface SandboxLog {
  info(message: string): void;
  warn(message: string): void;
}
