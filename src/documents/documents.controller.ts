import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Authenticated, Caller, type Principal, Roles } from '../platform/http/access';
import {
  DOCUMENT_TYPES,
  type SentDocument,
  TakesDocument,
  UploadedDocument,
} from '../platform/http/document-upload';
import { IdempotencyKey, NeedsIdempotencyKey } from '../platform/http/idempotency';
import { Returns, ReturnsFile } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { differencePage } from './difference.page';
import { Differences } from './differences.service';
import { documentDisposition } from './domain/document.rules';
import { DocumentUploads } from './document-uploads.service';
import { Documents } from './documents.service';
import { DocumentOrders } from './document-orders.service';
import { DocumentViews } from './document-views.service';
import {
  documentParams,
  differenceSchema,
  type DifferenceView,
  type OrderDocumentReview,
  orderDocumentReviewSchema,
  documentReviewSchema,
  type DocumentReviewView,
  uploadQuery,
  type DocumentText,
  documentTextSchema,
} from './documents.schemas';

/** Bookings without a time: a coach reads a document and files the same form on it. */
@ApiTags('documents')
@Controller('v1/document-reviews')
export class DocumentsController {
  constructor(
    private readonly orders: DocumentOrders,
    private readonly views: DocumentViews,
    private readonly uploads: DocumentUploads,
    private readonly documents: Documents,
    private readonly differences: Differences,
  ) {}

  @Post()
  @Roles('candidate')
  @NeedsIdempotencyKey(orderDocumentReviewSchema)
  @Returns(documentReviewSchema, {
    status: 201,
    description: 'Pay at checkout.url before hold.expiresAt; then read the prompt and upload.',
    problems: [401, 403, 404, 409],
  })
  @ApiOperation({
    operationId: 'orderDocumentReview',
    summary: 'Order the review of a document',
    description:
      'Opens an order and its checkout, as a booking does. It is a booking without a time: pay, give up, ask for a quote ' +
      'and cancel at /v1/bookings/{id}, find all of them at /v1/bookings?kind=document, and read the feedback at ' +
      '/v1/bookings/{id}/form.',
  })
  async order(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Body({ schema: orderDocumentReviewSchema }) wish: OrderDocumentReview,
  ): Promise<DocumentReviewView> {
    return this.views.one(caller, await this.orders.order(caller, key, wish));
  }

  @Get(':id')
  @Authenticated()
  @Returns(documentReviewSchema, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'getDocumentReview',
    summary: 'One of your reviews',
    description: 'With its prompt, what the document has to be like, and what was uploaded.',
  })
  one(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
  ): Promise<DocumentReviewView> {
    return this.views.one(caller, id);
  }

  @Post(':id/documents')
  @Roles('candidate')
  @TakesDocument(...DOCUMENT_TYPES)
  @Returns(documentReviewSchema, { status: 201, problems: [401, 403, 404, 409, 413, 415, 422] })
  @ApiOperation({
    operationId: 'uploadDocument',
    summary: 'Upload your document',
    description:
      'Send the file as the body. The first version once the order is paid: from then on the days of your coach count. ' +
      'The second version once, after the feedback. What it has to be like stands in `rules`; a text that is too short ' +
      'or too long is refused with its number of words.',
  })
  async upload(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: uploadQuery }) { name }: { name?: string },
    @UploadedDocument() document: SentDocument,
  ): Promise<DocumentReviewView> {
    await this.uploads.upload(caller, id, () => Promise.resolve({ ...document, name }));
    return this.views.one(caller, id);
  }

  @Get(':id/documents/:revision')
  @Authenticated()
  @ReturnsFile(DOCUMENT_TYPES, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'downloadDocument',
    summary: 'Download a version',
    description: 'For its two people, to save: it is never shown in the browser.',
  })
  async download(
    @Caller() caller: Principal,
    @Param({ schema: documentParams }) { id, revision }: { id: string; revision: number },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { document, content } = await this.documents.read(caller, id, revision);
    void reply
      .header('Content-Type', contentTypeOf(document.mediaType))
      .header('Content-Disposition', documentDisposition(revision, document.mediaType))
      .header('X-Content-Type-Options', 'nosniff')
      .header('Cache-Control', 'private, no-store')
      .send(content);
  }

  @Get(':id/documents/:revision/text')
  @Authenticated()
  @Returns(documentTextSchema, { problems: [400, 401, 404, 409] })
  @ApiOperation({
    operationId: 'readDocumentText',
    summary: 'What a version says',
    description: 'The words of a text or a DOCX, to look at before the file is opened. 409 for a PDF.',
  })
  text(
    @Caller() caller: Principal,
    @Param({ schema: documentParams }) { id, revision }: { id: string; revision: number },
  ): Promise<DocumentText> {
    return this.differences.text(caller, id, revision);
  }

  @Get(':id/difference')
  @Authenticated()
  @Returns(differenceSchema, { problems: [401, 404, 409] })
  @ApiOperation({
    operationId: 'compareDocuments',
    summary: 'What the second version changed',
    description: 'By words, in reading order.',
  })
  difference(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
  ): Promise<DifferenceView> {
    return this.differences.of(caller, id);
  }

  @Get(':id/difference.html')
  @Authenticated()
  @ReturnsFile('text/html', { problems: [401, 404, 409] })
  @ApiOperation({
    operationId: 'showDocumentDifference',
    summary: 'The same as a page',
    description: 'Without scripts, to read or to print.',
  })
  async page(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = differencePage(await this.differences.of(caller, id));
    void reply
      .header('Content-Type', 'text/html; charset=utf-8')
      .header('Cache-Control', 'private, no-store')
      .send(page);
  }
}

const contentTypeOf = (mediaType: string): string =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
