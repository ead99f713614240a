import type * as S3Library from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import { DomainError, unavailable } from '../../shared/errors';
import type { S3Config } from '../config/storage-config';
import { fileNotFound, FileStorage, isStorageKey, type Pieces } from './storage';

const CONNECT_MS = 3_000;
const ANSWER_MS = 15_000;

/** Files as objects of one private bucket, at Amazon S3 or a store that speaks its language. */
export class S3Storage extends FileStorage {
  private readonly logger = new Logger('S3Storage');
  private readonly client: S3Library.S3Client;

  constructor(
    private readonly config: S3Config,
    private readonly library: typeof S3Library,
  ) {
    super();
    const { region, endpoint, accessKeyId, secretAccessKey } = config;
    this.client = new library.S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      ...(endpoint && { endpoint, forcePathStyle: true }),
      // Other stores do not know the newer checksums; we check our own when we read.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
      },
    });
  }

  /** A try that fails is repeated, so the pieces are gathered first; whoever gives them bounds them. */
  async keep(key: string, pieces: Pieces): Promise<void> {
    if (!isStorageKey(key)) throw fileNotFound();
    const gathered: Buffer[] = [];
    for await (const piece of pieces) gathered.push(piece);
    const content = Buffer.concat(gathered);
    const object = { ...this.at(key), Body: content, ContentType: 'application/octet-stream' };
    await this.asked(this.client.send(new this.library.PutObjectCommand(object)));
  }

  async read(key: string): Promise<Buffer> {
    if (!isStorageKey(key)) throw fileNotFound();
    const bytes = this.client
      .send(new this.library.GetObjectCommand(this.at(key)))
      .then(({ Body }) => Body?.transformToByteArray());
    const found = await this.asked(bytes);
    if (!found) throw fileNotFound();
    return Buffer.from(found);
  }

  async remove(key: string): Promise<void> {
    if (isStorageKey(key))
      await this.asked(this.client.send(new this.library.DeleteObjectCommand(this.at(key))));
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.config.bucket, Key: key };
  }

  /** A store that does not answer, or refuses us, is no fault of the caller: 503 `storage.unavailable`. */
  private async asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      throw this.told(error);
    }
  }

  private told(error: unknown): DomainError {
    if (error instanceof this.library.S3ServiceException && error.name === 'NoSuchKey') return fileNotFound();
    this.logger.error({ err: error }, 'the document store did not do what it was asked');
    return unavailable('storage.unavailable', 'Documents cannot be stored or read just now.', 10);
  }
}
