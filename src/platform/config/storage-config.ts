import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config.error';
import { url } from './setting-types';

const LOW_DISK_BYTES = 512_000_000;
/** Four segments of PostgreSQL's log of changes (16 MB each): without room for the next one it stops. */
const FULL_DISK_BYTES = 64_000_000;

/** Where documents lie below DATA_DIR. */
export const filesFolder = (dataDir: string): string => join(dataDir, 'files');

/** Settings of what lies where; part of the one list of settings. */
export const storageSettings = {
  DATA_DIR: z
    .string()
    .min(1)
    .default('.greenroom')
    .describe('folder of the embedded database, the sandbox and uploaded documents'),
  STORAGE: z
    .enum(['disk', 's3'])
    .default('disk')
    .describe(
      'where uploaded documents lie: disk is the folder files below DATA_DIR, for one machine; s3 needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY',
    ),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional()
    .describe('bucket of the documents; keep it private'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('region of the bucket'),
  S3_ENDPOINT: url
    .optional()
    .describe(
      'address of an S3-compatible store; without it Amazon S3. With it the bucket is part of the path',
    ),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('key that may put, get and delete objects there'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('its secret'),
};

type StorageSettings = z.output<z.ZodObject<typeof storageSettings>>;

export interface S3Config {
  bucket: string;
  region: string;
  /** Null for Amazon S3 itself. */
  endpoint: string | null;
  accessKeyId: string;
  secretAccessKey: string;
}

/** What of ours lies on a disk of this machine, and how much room there has to be. */
export interface DiskConfig {
  folders: string[];
  /** Fewer free bytes are told of, so that somebody makes room. */
  lowBytes: number;
  /** With fewer we do not serve: the database needs room to write down what happens. */
  fullBytes: number;
}

/** What of ours lies on this machine's disk. */
export const diskOf = (s: StorageSettings): DiskConfig => ({
  folders: s.STORAGE === 's3' ? [] : [filesFolder(s.DATA_DIR)],
  lowBytes: LOW_DISK_BYTES,
  fullBytes: FULL_DISK_BYTES,
});

/** The bucket, or null without one. Error: ConfigError, naming what is missing. */
export const s3Of = (s: StorageSettings): S3Config | null => {
  if (s.STORAGE !== 's3') return null;
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = s;
  if (!bucket || !accessKeyId || !secretAccessKey) {
    const needed = {
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
    throw new ConfigError(`${missing.join(', ')}: required when STORAGE is s3`);
  }
  return { bucket, region: s.S3_REGION, endpoint: s.S3_ENDPOINT ?? null, accessKeyId, secretAccessKey };
};
