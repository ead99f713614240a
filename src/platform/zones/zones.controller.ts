import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ListedZone, zoneList } from '../../shared/zones/zone-list';
import { Clock } from '../clock/clock';
import { Public } from '../http/access';
import { type Page, wholeList } from '../http/paging';
import { Returns } from '../http/returns';
import { pageOf } from '../http/schemas';

const zonesSchema = pageOf(
  z
    .object({
      id: z.string().meta({ example: 'Europe/Paris' }),
      city: z.string().meta({ example: 'Paris' }),
      country: z.string().nullable().meta({
        description: 'In English; null for zones that are in no country.',
        example: 'France',
      }),
      offsetNow: z.number().meta({ description: 'Minutes east of Greenwich at the moment.', example: 60 }),
      aliases: z.array(z.string()).meta({ description: 'Other names of it.', example: [] }),
    })
    .meta({ id: 'Zone' }),
).meta({ id: 'ZonePage' });

/** The zones that somebody may live in. */
@ApiTags('accounts')
@Controller('v1/zones')
export class ZonesController {
  constructor(private readonly clock: Clock) {}

  @Get()
  @Public()
  // Offsets change a few times a year; whoever moves the sandbox's clock sees it soon.
  @Header('Cache-Control', 'public, max-age=300')
  @Returns(zonesSchema)
  @ApiOperation({
    operationId: 'listZones',
    summary: 'Time zones by city and country, west to east',
    description: 'By our own rules of the present law, which may be newer than those of a browser.',
  })
  list(): Page<ListedZone> {
    return wholeList(zoneList(this.clock.now()));
  }
}
