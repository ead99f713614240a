import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access';
import { wholeList } from '../platform/http/paging';
import { Returns } from '../platform/http/returns';
import { LedgerQueries } from '../payments';
import { AdminQueries } from './admin.queries';
import {
  auditAnswer,
  type AuditQuery,
  auditQuery,
  balancesAnswer,
  ledgerAnswer,
  type LedgerQuery,
  ledgerQuery,
  mailsAnswer,
  type MailsQuery,
  mailsQuery,
  ordersAnswer,
  type OrdersQuery,
  ordersQuery,
} from './admin.schemas';
import { Books } from './books.service';
import { orderView } from './order-view';
import { commandsAnswer, type CommandsQuery, commandsQuery } from './provider.schemas';

/** The books: orders, ledger, payment commands, mails and the audit log. Read only. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin')
export class BooksController {
  constructor(
    private readonly books: Books,
    private readonly ledger: LedgerQueries,
    private readonly queries: AdminQueries,
  ) {}

  @Get('orders')
  @Returns(ordersAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listOrders',
    summary: 'Orders, newest first',
    description: 'By booking and by person. needsReview=true: those that wait for a person.',
  })
  async listOrders(@Query({ schema: ordersQuery }) query: OrdersQuery) {
    const { items, nextCursor } = await this.books.orders(query);
    return { items: items.map(orderView), nextCursor };
  }

  @Get('ledger')
  @Returns(ledgerAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listLedgerEntries',
    summary: 'Ledger entries, newest first',
    description: 'By order, booking and person. The lines of each entry sum to zero.',
  })
  entries(@Query({ schema: ledgerQuery }) query: LedgerQuery) {
    return this.books.entries(query);
  }

  @Get('ledger/balances')
  @Returns(balancesAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'getLedgerBalances',
    summary: 'Balances of all ledger accounts',
    description: 'Derived from the lines, never stored.',
  })
  async balances() {
    const items = await this.ledger.balances();
    const sums = new Map<string, number>();
    for (const { balance } of items)
      sums.set(balance.currency, (sums.get(balance.currency) ?? 0) + balance.amount);
    return { ...wholeList(items), totals: [...sums].map(([currency, amount]) => ({ currency, amount })) };
  }

  @Get('payment-commands')
  @Returns(commandsAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listPaymentCommands',
    summary: 'Calls to the payment provider, newest first',
    description:
      'status=needs_review: those that are not tried any more. waitsFor=dispute: refunds that go out when a bank has decided.',
  })
  commands(@Query({ schema: commandsQuery }) query: CommandsQuery) {
    return this.queries.commands(query);
  }

  @Get('mails')
  @Returns(mailsAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listMails',
    summary: 'Mails, newest first',
    description: 'Without addresses, and without one-time links.',
  })
  mails(@Query({ schema: mailsQuery }) query: MailsQuery) {
    return this.queries.mails(query);
  }

  @Get('audit-log')
  @Returns(auditAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listAuditEntries',
    summary: 'Who did what to what, newest first',
    description: 'By person, action and time, with names beside ids. Of erased people it says that they are.',
  })
  audit(@Query({ schema: auditQuery }) query: AuditQuery) {
    return this.queries.audit(query);
  }
}
