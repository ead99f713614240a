import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { kindOf, linkQuery } from '../bookings';
import { Public } from '../platform/http/access';
import { AnswersInPages } from '../platform/http/problem.page';
import { idParams } from '../platform/http/schemas';
import { notFound } from '../shared/errors';
import { SessionCalendar } from './session-calendar.service';
import { StatusLinks } from './status-links.service';

/** States in which there is a session to put into a calendar, or to strike out there. */
const SHOWN = new Set([
  'confirmed',
  'cancelled',
  'completed',
  'candidate_no_show',
  'coach_no_show',
  'under_review',
]);

/** The "add to calendar" file of a side's status page, under the same token. */
@ApiExcludeController()
@Controller('bookings')
export class CalendarFileController {
  constructor(
    private readonly links: StatusLinks,
    private readonly calendar: SessionCalendar,
  ) {}

  @Get(':id/calendar.ics')
  @Public()
  @AnswersInPages()
  @Header('Content-Type', 'text/calendar; charset=utf-8; method=PUBLISH')
  @Header('Content-Disposition', 'attachment; filename="greenroom-session.ics"')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async file(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: linkQuery }) { token }: { token: string },
  ): Promise<string> {
    const { session, side } = await this.links.open(id, token);
    if (!kindOf(session.booking).keepsTime || !SHOWN.has(session.booking.status)) throw notFound('booking');
    return this.calendar.file(session, side);
  }
}
