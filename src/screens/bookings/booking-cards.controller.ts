import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { joinSchema } from '../../bookings';
import { Public } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { idParams } from '../../platform/http/schemas';
import { BookingCards } from './booking-cards.service';
import { bookingCardSchema, type BookingCardView, cardQuery } from './booking-screens.schemas';

/** What the links of mails open without a login. Whose token it is decides what they see. */
@ApiTags('bookings')
@Controller('v1/bookings')
export class BookingCardsController {
  constructor(private readonly cards: BookingCards) {}

  @Get(':id/card')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Returns(bookingCardSchema, { problems: [404] })
  @ApiOperation({
    operationId: 'getBookingCard',
    summary: 'A booking by the link of a mail',
    description:
      'With the token of the link, and without a login. It tells what may be forwarded with the mail.',
  })
  card(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: cardQuery }) { token }: { token: string },
  ): Promise<BookingCardView> {
    return this.cards.of(id, token);
  }

  @Get(':id/card/join')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Returns(joinSchema, { problems: [404, 409] })
  @ApiOperation({
    operationId: 'joinByLink',
    summary: 'The meeting link, by the link of a mail',
  })
  join(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: cardQuery }) { token }: { token: string },
  ) {
    return this.cards.join(id, token);
  }
}
