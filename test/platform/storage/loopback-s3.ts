import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Config } from '../../../src/platform/config/storage-config';

export interface LoopbackS3 {
  config: S3Config;
  objects: Map<string, Buffer>;
  /** While true every request is answered with 503. */
  down: boolean;
  /** Requests that were refused because their signature was wrong. */
  refused: number;
  stop: () => Promise<void>;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Puts, gets and deletes objects of one bucket in memory. It checks each request's Signature Version 4 and the hash of
 * its body by its own arithmetic, written from the specification; nothing of the client's library is used.
 */
export const startLoopbackS3 = async (): Promise<LoopbackS3> => {
  const objects = new Map<string, Buffer>();
  const keys = { accessKeyId: 'loopback-key', secretAccessKey: 'loopback-secret' };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store: LoopbackS3 = {
    config: { bucket: 'documents', region: 'eu-central-1', endpoint, ...keys },
    objects,
    down: false,
    refused: 0,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    if (store.down) return fail(response, 503, 'SlowDown');
    if (!isSigned(request, body, store.config)) {
      store.refused += 1;
      return fail(response, 403, 'SignatureDoesNotMatch');
    }
    const [, bucket, key = ''] = new URL(request.url ?? '/', endpoint).pathname.split('/');
    if (bucket !== store.config.bucket) return fail(response, 404, 'NoSuchBucket');
    if (request.method === 'PUT') {
      objects.set(key, body);
      return void response.writeHead(200, { ETag: '"kept"' }).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const found = objects.get(key);
    if (!found) return fail(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(found);
  };
  return store;
};

const fail = (response: ServerResponse, status: number, code: string): void =>
  void response
    .writeHead(status, { 'Content-Type': 'application/xml' })
    .end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );

/** AWS Signature Version 4 in the Authorization header, over a body whose hash is signed. */
const isSigned = (request: IncomingMessage, body: Buffer, config: S3Config): boolean => {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  const header = (name: string): string => String(request.headers[name] ?? '').trim();
  if (!match) return false;
  const [, accessKeyId, day = '', region = '', names = '', signature = ''] = match;
  if (accessKeyId !== config.accessKeyId || region !== config.region) return false;
  if (header('x-amz-content-sha256') !== sha256(body)) return false;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
  const query = [...searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const canonical = [
    request.method,
    pathname,
    query,
    ...names.split(';').map((name) => `${name}:${header(name)}`),
    '',
    names,
    header('x-amz-content-sha256'),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${config.secretAccessKey}`, day), region), 's3'), 'aws4_request');
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
};
