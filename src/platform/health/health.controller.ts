import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '../../shared/errors';
import { CONFIG, type Config } from '../config/config';
import { Public } from '../http/access';
import { type Vitals, VitalSigns } from './vital-signs';

const ASK_AGAIN_SECONDS = 1;

/**
 * Alive: the process answers; restart it when it does not. Ready: it can serve, which needs the database and a clock
 * that agrees with it. What is measured is shown outside production only.
 */
@Controller('health')
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly vitals: VitalSigns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  async ready(): Promise<Partial<Vitals>> {
    const { status, ...measured } = await this.vitals.check();
    const shown = this.config.environment === 'production' ? {} : measured;
    if (status === 'unavailable') {
      throw new DomainError('unavailable', 'health.not_ready', 'This process cannot serve now.', {
        extra: shown,
        retryAfterSeconds: ASK_AGAIN_SECONDS,
      });
    }
    return { status, ...shown };
  }
}
