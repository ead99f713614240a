import { Injectable } from '@nestjs/common';
import {
  documentMissing,
  type DocumentType,
  MAX_DOCUMENT_BYTES,
  type SentDocument,
} from '../platform/http/document-upload';
import { type KeptFile, StoredFiles } from '../platform/storage/stored-files.service';
import { DocumentReader } from './document-reader.service';
import { type DocumentRules, tooLarge } from './domain/document.rules';
import { assertLength } from './domain/text-document';

export interface CheckedDocument extends KeptFile {
  mediaType: DocumentType;
  /** Null for what is no text. */
  words: number | null;
}

/** Reads a document from the one who sends it, into the storage, and looks into it. */
@Injectable()
export class DocumentIntake {
  constructor(
    private readonly files: StoredFiles,
    private readonly reader: DocumentReader,
  ) {}

  /**
   * Stores what is sent, as it arrives, and hands it to `use` once it was found to be as it has to be; where either
   * fails, nothing stays. Errors: 400 `document.missing`, 413 `document.too_large`, 422 for what is in it, those of
   * `StrangersThread` for this account, and of `use`.
   */
  async take(
    { rules, accountId }: { rules: DocumentRules; accountId: string },
    { type, body }: SentDocument,
    use: (document: CheckedDocument) => Promise<void>,
  ): Promise<void> {
    const most = Math.min(rules.maxBytes, MAX_DOCUMENT_BYTES);
    const kept = await this.files.keep(body.pieces(most, (bytes) => tooLarge(most, bytes)));
    try {
      const words = await this.wordsOf({ rules, accountId }, type, kept);
      await use({ ...kept, mediaType: type, words });
    } catch (error) {
      await this.files.drop(kept.storageKey).catch(() => undefined);
      throw error;
    }
  }

  private async wordsOf(
    { rules, accountId }: { rules: DocumentRules; accountId: string },
    type: DocumentType,
    kept: KeptFile,
  ): Promise<number | null> {
    if (kept.bytes === 0) throw documentMissing();
    const content = await this.files.read(kept.storageKey, kept.sha256);
    if (type === 'application/pdf') {
      await this.reader.assertHarmlessPdf(content, accountId);
      return null;
    }
    const words = await this.reader.words({ mediaType: type, content }, accountId);
    if (rules.words) assertLength(words, rules.words);
    return words;
  }
}
