import { Injectable } from '@nestjs/common';
import type { Principal } from '../platform/http/access';
import { DocumentReader } from './document-reader.service';
import { Documents } from './documents.service';
import { documentView } from './document-views.service';
import type { DifferenceView } from './documents.schemas';

/** What changed between the two versions of a document. */
@Injectable()
export class Differences {
  constructor(
    private readonly documents: Documents,
    private readonly reader: DocumentReader,
  ) {}

  /** For the two people. Errors: as for both documents, 409 `document.no_second`, those of `StrangersThread`. */
  async of(caller: Principal, id: string): Promise<DifferenceView> {
    const [first, second] = (await this.documents.versions(caller, id)) as [Version, Version];
    return {
      reviewId: id,
      first: documentView(first.document, caller),
      second: documentView(second.document, caller),
      ...(await this.reader.difference(first.content, second.content, caller.accountId)),
    };
  }
}

type Version = Awaited<ReturnType<Documents['versions']>>[number];
