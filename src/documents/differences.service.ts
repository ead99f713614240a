import { Injectable } from '@nestjs/common';
import type { Principal } from '../platform/http/access';
import { conflict } from '../shared/errors';
import { DocumentReader } from './document-reader.service';
import { Documents } from './documents.service';
import { documentView } from './document-views.service';
import type { DifferenceView, DocumentText } from './documents.schemas';

/** What a document says, and what changed between its two versions. */
@Injectable()
export class Differences {
  constructor(
    private readonly documents: Documents,
    private readonly reader: DocumentReader,
  ) {}

  /** For the two people. Errors: as for the document, 409 `document.no_text`, those of `StrangersThread`. */
  async text(caller: Principal, id: string, revision: number): Promise<DocumentText> {
    const version = await this.documents.read(caller, id, revision);
    const { mediaType, words } = version.document;
    if (words === null)
      throw conflict('document.no_text', 'A PDF is kept for download; we do not read its words.');
    return { revision, mediaType, words, text: await this.reader.text(written(version), caller.accountId) };
  }

  /** For the two people. Errors: as for both documents, 409 `document.no_second`, those of `StrangersThread`. */
  async of(caller: Principal, id: string): Promise<DifferenceView> {
    const [first, second] = (await this.documents.versions(caller, id)) as [Version, Version];
    return {
      reviewId: id,
      first: documentView(first.document, caller),
      second: documentView(second.document, caller),
      ...(await this.reader.difference(written(first), written(second), caller.accountId)),
    };
  }
}

const written = ({ document: { mediaType }, content }: Version) => ({ mediaType, content });

type Version = Awaited<ReturnType<Documents['versions']>>[number];
