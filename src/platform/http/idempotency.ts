import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type OnModuleInit,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { faultPoint } from '../fault-points';
import { DomainError, refused } from '../../shared/errors';
import { DAY_MS } from '../../shared/time';
import { Clock } from '../clock/clock';
import { Database, type Tx } from '../database/database';
import { together } from '../database/together';
import { deleteInBatches } from '../jobs/batches';
import { Sweeps } from '../jobs/sweeps';
import { type FieldFault, faultsIn } from './validation';

const HEADER = 'idempotency-key';
/** Source: money rule 20. */
const KEPT_DAYS = 7;

const MISSING: FieldFault = {
  field: 'Idempotency-Key',
  code: 'idempotency_key.missing',
  message: 'Send an Idempotency-Key header of 8 to 200 visible characters, for example a UUID.',
};

/** 400 for a request without its key. `errors` names what else is wrong, so that nobody has to try twice. */
const missingKey = (others: readonly FieldFault[]): DomainError =>
  new DomainError('malformed', MISSING.code, MISSING.message, {
    field: MISSING.field,
    extra: { errors: [MISSING, ...others] },
  });

const keyOf = ({ headers }: FastifyRequest): string | null => {
  const key = headers[HEADER];
  return typeof key === 'string' && /^[\x21-\x7e]{8,200}$/.test(key) ? key : null;
};

/** The caller's `Idempotency-Key`. Put `@NeedsIdempotencyKey(body)` on the route: it refuses requests without one. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = keyOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (key === null) throw missingKey([]);
  return key;
});

/** Looks before the arguments are read: the first of those that fails would hide the others. */
class KeyCheck implements NestInterceptor {
  constructor(private readonly body: z.ZodType) {}

  intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (keyOf(request) === null) throw missingKey(faultsIn(this.body, request.body));
    return next.handle();
  }
}

/** A route whose requests carry a key. `body` is the schema of what they carry besides. */
export const NeedsIdempotencyKey = (body: z.ZodType): MethodDecorator =>
  applyDecorators(
    UseInterceptors(new KeyCheck(body)),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        'Any unique text of 8 to 200 characters. The same key with the same body gives the same result.',
      schema: {
        type: 'string',
        minLength: 8,
        maxLength: 200,
        example: '5b1c9a5e-3a57-4b0e-9a0e-1c3d2f4a5b6c',
      },
    }),
  );

export interface IdempotentRequest {
  accountId: string;
  key: string;
  /** What was asked, as plain data: another request under the same key is refused. */
  request: unknown;
}

/** Unique per (account, key), kept seven days, committed with what it made (money rule 20). */
@Injectable()
export class Idempotency implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('idempotency', (goOn) => this.forgetOld(goOn));
  }

  /**
   * Runs `make` once per key and remembers the id it answers. A repeat gets that id (render the resource as it is
   * now). Errors: 422 `idempotency_key.reused` for another body, 409 `idempotency_key.in_flight` while the first
   * request is still running.
   */
  async once(
    tx: Tx,
    { accountId, key, request }: IdempotentRequest,
    make: () => Promise<string>,
  ): Promise<{ id: string; repeated: boolean }> {
    const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const [, [known]] = await together([
      this.lockKey(tx, accountId, key),
      tx.query<{ request_hash: string; resource_id: string }>(
        `SELECT request_hash, resource_id FROM idempotency_keys WHERE account_id = $1 AND key = $2`,
        [accountId, key],
      ),
    ]);
    if (known) {
      if (known.request_hash !== requestHash) {
        throw refused('idempotency_key.reused', 'This key was used for another request.', 'Idempotency-Key');
      }
      return { id: known.resource_id, repeated: true };
    }
    const id = await make();
    await tx.query(
      `INSERT INTO idempotency_keys (account_id, key, request_hash, resource_id, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [accountId, key, requestHash, id, tx.now],
    );
    await faultPoint('idempotency.after_row');
    return { id, repeated: false };
  }

  private async lockKey(tx: Tx, accountId: string, key: string): Promise<void> {
    if (!(await tx.tryLock('idempotency', `${accountId} ${key}`))) {
      throw new DomainError(
        'conflict',
        'idempotency_key.in_flight',
        'The first request with this key is still running.',
        { retryAfterSeconds: 1 },
      );
    }
  }

  private async forgetOld(goOn: () => boolean): Promise<number> {
    const { done } = await deleteInBatches(this.database, goOn, {
      table: 'idempotency_keys',
      due: 'created_at < $1',
      by: 'created_at',
      params: [new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS)],
    });
    return done;
  }
}
