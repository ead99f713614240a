import { Controller, Get, Header, HttpStatus, Param, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { linkQuery } from '../bookings';
import { Public } from '../platform/http/access';
import { AnswersInPages } from '../platform/http/problem.page';
import { idParams } from '../platform/http/schemas';
import { pages } from '../shared/links';

interface Lead {
  url: string;
}

/**
 * Addresses that stand in mails, invitations and payment pages of before: they lead to the pages of now, which say what
 * the token opens.
 */
@ApiExcludeController()
@Controller('bookings')
export class OldLinksController {
  @Get(':id/status')
  @Public()
  @AnswersInPages()
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Redirect('', HttpStatus.FOUND)
  page(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: linkQuery }) { token }: { token: string },
  ): Lead {
    return { url: pages.booking(id, tokenOrNone(token)) };
  }

  @Get(':id/room')
  @Public()
  @AnswersInPages()
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Redirect('', HttpStatus.FOUND)
  room(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: linkQuery }) { token }: { token: string },
  ): Lead {
    return { url: pages.join(id, tokenOrNone(token)) };
  }
}

/** Without one the page asks for a login. */
const tokenOrNone = (token: string): { token?: string } => (token === '' ? {} : { token });
