import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { BookingLinks, kindOf, linkQuery } from '../bookings';
import { Public } from '../platform/http/access';
import { AnswersInPages } from '../platform/http/problem.page';
import { idParams } from '../platform/http/schemas';
import { notFound } from '../shared/errors';
import { SessionCalendar } from './session-calendar.service';
import { SessionReader } from './session-facts.service';

/** States in which there is a session to put into a calendar, or to strike out there. */
const SHOWN = new Set([
  'confirmed',
  'cancelled',
  'completed',
  'candidate_no_show',
  'coach_no_show',
  'under_review',
]);

/** The "add to calendar" file of a side, under the token of its links. */
@ApiExcludeController()
@Controller('bookings')
export class CalendarFileController {
  constructor(
    private readonly links: BookingLinks,
    private readonly reader: SessionReader,
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
    const { booking, side } = await this.links.open(id, token);
    if (!kindOf(booking).keepsTime || !SHOWN.has(booking.status)) throw notFound('booking');
    return this.calendar.file(await this.reader.read(id), side);
  }
}
