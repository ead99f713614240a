import type { Config } from '../config/config';
import { filesFolder } from '../config/storage-config';
import { DiskStorage } from './disk-storage';
import { S3Storage } from './s3-storage';
import type { FileStorage } from './storage';

/** The storage that the settings ask for. The client of S3 is large, so it is loaded only where it is used. */
export const storageOf = async ({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<FileStorage> => {
  if (!s3) return new DiskStorage(filesFolder(dataDir));
  return new S3Storage(s3, await import('@aws-sdk/client-s3'));
};
