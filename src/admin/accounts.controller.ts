import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountSearch } from '../identity';
import { Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { accountAnswer, accountsAnswer, type AccountsQuery, accountsQuery } from './admin.schemas';

/** Finding people. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/accounts')
export class AccountsController {
  constructor(private readonly search: AccountSearch) {}

  @Get()
  @Returns(accountsAnswer, { problems: [401, 403, 422] })
  @ApiOperation({
    operationId: 'listAccounts',
    summary: 'Accounts, newest first',
    description:
      'By the beginning of an address, by words of a name, by role and by state. Who had their data erased is shown ' +
      'without it, in the state erased.',
  })
  list(@Query({ schema: accountsQuery }) query: AccountsQuery) {
    return this.search.find(query);
  }

  @Get(':id')
  @Returns(accountAnswer, { problems: [401, 403, 404] })
  @ApiOperation({ operationId: 'getAccount', summary: 'One account' })
  one(@Param({ schema: idParams }) { id }: { id: string }) {
    return this.search.one(id);
  }
}
