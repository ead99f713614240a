import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { Database, type Tx } from '../platform/database/database';
import { notFound } from '../shared/errors';
import type { FormTemplateContent, Pack } from './domain/pack';
import { packsFolder, syncPackFiles } from './pack-files-sync';
import { readAllPacks } from './read-pack-files';

/** One stored version of a form. Forms pin it by `id`. */
export interface FormTemplate {
  id: string;
  packKey: string;
  stageKey: string;
  version: number;
  status: 'draft' | 'published' | 'retired';
  sha256: string;
  content: FormTemplateContent;
}

const TEMPLATE_COLUMNS = `id, pack_key AS "packKey", stage_key AS "stageKey", version, status, sha256, content`;

/**
 * The catalogue of company packs. Files seed it at start, the database is the truth; rows never change, so the
 * newest versions are kept in memory for as long as the process runs.
 */
@Injectable()
export class Packs implements OnModuleInit {
  private readonly packs = new Map<string, Pack>();
  private readonly templates = new Map<string, FormTemplate>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws PackFileError or PackVersionError, which stop the start. */
  async onModuleInit(): Promise<void> {
    const files = readAllPacks(packsFolder());
    await this.database.tx((tx) => syncPackFiles(tx, files, this.clock.now()));
    await this.load();
  }

  /** The newest version of a pack, or null. */
  pack(key: string): Pack | null {
    return this.packs.get(key) ?? null;
  }

  /** As `pack`, but 404 `pack.not_found`. */
  required(key: string): Pack {
    const pack = this.pack(key);
    if (!pack) throw notFound('pack');
    return pack;
  }

  /** Every pack, by key. */
  list(): Pack[] {
    return [...this.packs.values()];
  }

  /** The newest published form of a stage, or null where there is none. */
  currentTemplate(packKey: string, stageKey: string): FormTemplate | null {
    const published = [...this.templates.values()].filter(
      (template) =>
        template.packKey === packKey && template.stageKey === stageKey && template.status === 'published',
    );
    return published.sort((a, b) => b.version - a.version)[0] ?? null;
  }

  /** All versions of a stage's form that this process knows, drafts left out, oldest first. */
  templateVersions(packKey: string, stageKey: string): FormTemplate[] {
    return [...this.templates.values()]
      .filter(
        (template) =>
          template.packKey === packKey && template.stageKey === stageKey && template.status !== 'draft',
      )
      .sort((a, b) => a.version - b.version);
  }

  /** The form version that something pinned, also one that a newer process has added. */
  async templateById(id: string, tx?: Tx): Promise<FormTemplate | null> {
    const known = this.templates.get(id);
    if (known) return known;
    const sql = `SELECT ${TEMPLATE_COLUMNS} FROM form_templates WHERE id = $1`;
    const [row] = tx
      ? await tx.query<FormTemplate[]>(sql, [id])
      : await this.database.query<FormTemplate>(sql, [id]);
    return row ?? null;
  }

  private async load(): Promise<void> {
    const packs = await this.database.query<{ content: Pack }>(
      'SELECT DISTINCT ON (key) content FROM company_packs ORDER BY key, version DESC',
    );
    for (const { content } of packs) this.packs.set(content.key, content);
    const templates = await this.database.query<FormTemplate>(
      `SELECT ${TEMPLATE_COLUMNS} FROM form_templates ORDER BY pack_key, stage_key, version`,
    );
    for (const template of templates) this.templates.set(template.id, template);
  }
}
