import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { createHash, timingSafeEqual } from 'node:crypto';
import { notFound, unauthenticated } from '../../shared/errors';
import { CONFIG, type Config } from '../config/config';
import { Public } from '../http/access';
import { DatabaseGauges } from './database.gauges';
import { Metrics } from './metrics';

/** What Prometheus reads. With a METRICS_TOKEN only for its bearer; in production there is nothing without one. */
@Controller('metrics')
@ApiExcludeController()
export class MetricsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly metrics: Metrics,
    private readonly gauges: DatabaseGauges,
  ) {}

  @Get()
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async scrape(@Headers('authorization') authorization?: string): Promise<string> {
    const { metricsToken, environment } = this.config;
    if (!metricsToken && environment === 'production') throw notFound('page');
    if (metricsToken && !isBearerOf(metricsToken, authorization)) {
      throw unauthenticated('auth.required', 'Send the metrics token as bearer.');
    }
    await this.gauges.refresh();
    return this.metrics.registry.metrics();
  }
}

/** In constant time, whatever the lengths. */
const isBearerOf = (token: string, authorization = ''): boolean =>
  timingSafeEqual(digest(`Bearer ${token}`), digest(authorization));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
