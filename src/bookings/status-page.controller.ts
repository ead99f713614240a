import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { CONFIG, type Config } from '../platform/config/config';
import { Public } from '../platform/http/access';
import { idParams } from '../platform/http/schemas';
import { notFound } from '../shared/errors';
import { isStatusToken } from './status-link';
import { StatusPage } from './status-page';

/** Whatever comes is compared with the right token; without one the page does not exist. */
const tokenQuery = z.object({ token: z.string().max(100).catch('') });

/** Where the payment page sends people back to. It only reads; without the right token it does not exist. */
@ApiExcludeController()
@Controller('bookings')
export class StatusPageController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly page: StatusPage,
  ) {}

  @Get(':id/status')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async show(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: tokenQuery }) { token }: { token: string },
  ): Promise<string> {
    if (!isStatusToken(id, token, this.config.secret)) throw notFound('booking');
    return this.page.render(id);
  }
}
