import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { columns } from '../platform/database/columns';
import { Database, type Queryable } from '../platform/database/database';
import { notFound } from '../shared/errors';
import type { FormTemplateContent, Pack, Stage } from './domain/pack';
import { type PackFilter, refuseUnknownKeys } from './domain/pack-filters';
import { FormTemplateRow } from './packs.entity';
import { packsFolder, syncPackFiles, VERSIONS_TURN } from './pack-files-sync';
import { readAllPacks } from './read-pack-files';

/** One published or retired version of a form, which never changes. Forms pin it by `id`. */
export interface FormTemplate extends Pick<
  FormTemplateRow,
  'id' | 'packKey' | 'stageKey' | 'version' | 'sha256'
> {
  content: FormTemplateContent;
}

const TEMPLATE_COLUMNS = columns(FormTemplateRow, 'form_templates', {
  only: ['id', 'packKey', 'stageKey', 'version', 'sha256', 'content'],
});

/**
 * The catalogue of company packs. Files seed it at start, the database is the truth. Packs, and versions of forms once
 * published, never change and are kept in memory; which version is the present one is asked each time, because an
 * admin may publish another at any moment, on any process.
 */
@Injectable()
export class Packs implements OnModuleInit {
  private readonly logger = new Logger('Packs');
  private readonly packs = new Map<string, Pack>();
  private readonly templates = new Map<string, FormTemplate>();

  constructor(private readonly database: Database) {}

  /** @throws PackFileError or PackVersionError, which stop the start. */
  async onModuleInit(): Promise<void> {
    const files = readAllPacks(packsFolder());
    const leftOut = await this.database.longTx((tx) => syncPackFiles(tx, files, tx.now), {
      turn: VERSIONS_TURN,
      say: (line) => this.logger.log(line),
    });
    for (const { packKey, stageKey, version } of leftOut)
      this.logger.warn(
        `Left out packs/${packKey}/templates/${stageKey}.v${version}.json: an admin has made a version of this form ` +
          'that the files do not have. Put that version into the files as well, and yours after it.',
      );
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

  /** 422 with the field for a key that no pack, or not the asked one, has; see `refuseUnknownKeys`. */
  refuseUnknown(filter: PackFilter): void {
    refuseUnknownKeys(this.list(), filter);
  }

  /** What one session of a stage is called, to people; a stage that is gone is a "Mock interview". */
  sessionTitle(packKey: string, stageKey: string): string {
    const stage = this.stage(packKey, stageKey);
    return stage?.sessionTitle ?? stage?.title ?? 'Mock interview';
  }

  /** What a document of a stage is read for, to people; as above where the stage is gone. */
  stageTitle(packKey: string, stageKey: string): string {
    return this.stage(packKey, stageKey)?.title ?? 'Mock interview';
  }

  /** An offering of sessions with what one of them is called. */
  titled<Sold extends { packKey: string; stageKey: string }>(sold: Sold): Sold & { title: string } {
    return { ...sold, title: this.sessionTitle(sold.packKey, sold.stageKey) };
  }

  /** Every pack, by key. */
  list(): Pack[] {
    return [...this.packs.values()];
  }

  /** The newest published form of a stage, or null where there is none. */
  async currentTemplate(packKey: string, stageKey: string, reader?: Queryable): Promise<FormTemplate | null> {
    const [row] = await this.idsOf(
      `pack_key = $1 AND stage_key = $2 AND status = 'published' ORDER BY version DESC LIMIT 1`,
      [packKey, stageKey],
      reader,
    );
    return row ? this.templateById(row.id, reader) : null;
  }

  /** All versions of the forms of these packs, drafts left out, oldest first within a stage. One cheap statement. */
  async templateVersions(packKeys: string[]): Promise<FormTemplate[]> {
    const rows = await this.idsOf(
      `pack_key = ANY ($1) AND status <> 'draft' ORDER BY pack_key, stage_key, version`,
      [packKeys],
    );
    const versions: FormTemplate[] = [];
    for (const { id } of rows) {
      const version = await this.templateById(id);
      if (version) versions.push(version);
    }
    return versions;
  }

  /** The version that something pinned; null for a draft, which nothing pins. */
  async templateById(id: string, reader: Queryable = this.database): Promise<FormTemplate | null> {
    const known = this.templates.get(id);
    if (known) return known;
    const [row] = await reader.query<FormTemplate>(
      `SELECT ${TEMPLATE_COLUMNS} FROM form_templates WHERE id = $1 AND status <> 'draft'`,
      [id],
    );
    if (row) this.templates.set(id, row);
    return row ?? null;
  }

  private stage(packKey: string, stageKey: string): Stage | undefined {
    return this.pack(packKey)?.stages.find(({ key }) => key === stageKey);
  }

  private idsOf(
    where: string,
    params: unknown[],
    reader: Queryable = this.database,
  ): Promise<{ id: string }[]> {
    return reader.query<{ id: string }>(`SELECT id FROM form_templates WHERE ${where}`, params);
  }

  private async load(): Promise<void> {
    const packs = await this.database.query<{ content: Pack }>(
      'SELECT DISTINCT ON (key) content FROM company_packs ORDER BY key, version DESC',
    );
    for (const { content } of packs) this.packs.set(content.key, content);
    const templates = await this.database.query<FormTemplate>(
      `SELECT ${TEMPLATE_COLUMNS} FROM form_templates WHERE status <> 'draft'`,
    );
    for (const template of templates) this.templates.set(template.id, template);
  }
}
