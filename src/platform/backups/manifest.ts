import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupFailure } from './backup.error';

const copied = z.object({
  name: z.string().regex(/^[a-z_]\w*\.[a-z_]\w*$/),
  columns: z.array(z.string()),
  rows: z.int(),
  sha256: z.string().length(64),
});

const manifestSchema = z.object({
  format: z.literal('greenroom-backup-1'),
  takenAt: z.string(),
  appVersion: z.string(),
  /** Migrations of the database, in order. */
  level: z.array(z.string()),
  /** In an order in which they can be loaded. */
  tables: z.array(copied),
  sequences: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]\w*\.[a-z_]\w*$/),
      value: z.string().regex(/^\d+$/),
      called: z.boolean(),
    }),
  ),
});

export type CopiedTable = z.infer<typeof copied>;
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';
export const fileOf = (table: { name: string }): string => `${table.name}.copy`;

/** The manifest as a file: its last member is the checksum of the others. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify({ ...manifest, sha256: sha256Of(JSON.stringify(manifest)) }, null, 2)}\n`;

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads a backup's manifest. Throws BackupFailure when it is none, or was changed. */
export const readManifest = (folder: string): Manifest => {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new BackupFailure(`${folder} is no backup: it has no ${MANIFEST}.`);
  const manifest = parsed(readFileSync(path, 'utf8'));
  if (!manifest) throw new BackupFailure(`The backup is damaged: ${MANIFEST} is not as it was written.`);
  return manifest;
};

const parsed = (text: string): Manifest | null => {
  try {
    const { sha256, ...rest } = JSON.parse(text) as Record<string, unknown>;
    const known = manifestSchema.safeParse(rest);
    return known.success && sha256 === sha256Of(JSON.stringify(rest)) ? known.data : null;
  } catch {
    return null;
  }
};

/** Compares every file of a backup with its checksum. Throws BackupFailure with the name of the first damaged one. */
export const assertWhole = async (folder: string, { tables }: Manifest): Promise<void> => {
  for (const table of tables) {
    const path = join(folder, fileOf(table));
    if (!existsSync(path)) throw new BackupFailure(`The backup is damaged: ${fileOf(table)} is missing.`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    if (hash.digest('hex') !== table.sha256)
      throw new BackupFailure(`The backup is damaged: ${fileOf(table)} is not as it was written.`);
  }
};
