import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { unavailable } from '../../shared/errors';
import { Clock, MovableClock } from '../clock/clock';
import { Database } from '../database/database';
import { Public } from '../http/access';

const MAX_CLOCK_DIFFERENCE_MS = 2_000;

/** Alive: the process answers. Ready: it can serve, which needs the database and a clock that agrees with it. */
@Controller('health')
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  async ready(): Promise<{ status: string; clockDifferenceMs: number }> {
    const before = this.realNow();
    const [row] = await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    const middle = (before + this.realNow()) / 2;
    const difference = Math.round((row?.now.getTime() ?? 0) - middle);
    if (Math.abs(difference) > MAX_CLOCK_DIFFERENCE_MS) {
      throw unavailable('clock.differs', 'The clocks of the service and its database differ.', 30);
    }
    return { status: 'ok', clockDifferenceMs: difference };
  }

  private realNow(): number {
    const now = this.clock.now().getTime();
    return this.clock instanceof MovableClock ? now - this.clock.offset() : now;
  }
}
