import { Injectable } from '@nestjs/common';
import { columns } from '../../platform/database/columns';
import { Database, type Queryable, type Tx } from '../../platform/database/database';
import { conflict, DomainError, notFound, preconditionFailed, refused } from '../../shared/errors';
import { newId } from '../../shared/ids';
import { nextState } from '../../shared/state-table';
import { bodyOf, continued } from '../domain/continue-template';
import type { FormTemplateBody, FormTemplateDraft, Pack } from '../domain/pack';
import { isPractised } from '../domain/pack-stages';
import { type TemplateFault, templateFaults } from '../domain/template-faults';
import { type TemplateEvent, templateStates, type TemplateStatus } from '../domain/template.states';
import { contentHash, lockVersions } from '../pack-files-sync';
import { FormTemplateRow } from '../packs.entity';
import { Packs } from '../packs.service';

/** A version of a form in any state. */
export interface TemplateVersion extends Pick<
  FormTemplateRow,
  'id' | 'packKey' | 'stageKey' | 'version' | 'status' | 'revision'
> {
  content: FormTemplateDraft;
}

/** What a new draft begins with: a copy of a version, or content of its own. */
export interface DraftWish {
  packKey: string;
  stageKey: string;
  copyOf?: string;
  content?: FormTemplateBody;
}

const COLUMNS = `${columns(FormTemplateRow, 'form_templates', {
  only: ['id', 'packKey', 'stageKey', 'version', 'status', 'revision'],
})}, content - 'publishedAt' AS content`;

/** The versions of forms as admins make them. Who may call is up to callers. */
@Injectable()
export class TemplateVersions {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /** 404 `form_template.not_found`. */
  async byId(id: string, reader?: Queryable): Promise<TemplateVersion> {
    const [row] = await this.rows('id = $1', [id], reader);
    if (!row) throw notFound('form_template');
    return row;
  }

  /** Every version of a stage's form, the draft included, oldest first. */
  ofStage(packKey: string, stageKey: string, reader?: Queryable): Promise<TemplateVersion[]> {
    return this.rows('pack_key = $1 AND stage_key = $2 ORDER BY version', [packKey, stageKey], reader);
  }

  /** What keeps a version from being published; nothing for one that was. */
  async faultsOf(version: TemplateVersion, reader?: Queryable): Promise<TemplateFault[]> {
    if (version.status !== 'draft') return [];
    const [former] = await this.rows(
      'pack_key = $1 AND stage_key = $2 AND version = $3',
      [version.packKey, version.stageKey, version.version - 1],
      reader,
    );
    return templateFaults(this.packs.required(version.packKey), former?.content ?? null, version.content);
  }

  /**
   * Adds a draft as the next version of its stage and answers its id. Errors: 422 for an unknown pack, stage or source;
   * 409 `form_template.draft_exists` naming the one that is there.
   */
  async add(tx: Tx, authorId: string, wish: DraftWish): Promise<string> {
    const { packKey, stageKey } = wish;
    requireStage(this.packs.pack(packKey), stageKey);
    await lockVersions(tx);
    const newest = (await this.ofStage(packKey, stageKey, tx)).at(-1);
    if (newest?.status === 'draft') throw draftExists(newest.id);
    const content = {
      pack: packKey,
      stage: stageKey,
      version: (newest?.version ?? 0) + 1,
      ...(await this.beginning(tx, wish, newest)),
    };
    const id = newId();
    await tx.query(
      `INSERT INTO form_templates (id, pack_key, stage_key, version, status, origin, revision, sha256, content,
         author_id, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'draft', 'admin', 1, $5, $6, $7, $8, $8)`,
      [
        id,
        packKey,
        stageKey,
        content.version,
        contentHash(content),
        JSON.stringify(content),
        authorId,
        tx.now,
      ],
    );
    return id;
  }

  /** Replaces what a draft says. Errors: 404, 409 `form_template.not_draft`, 412 `form_template.changed_meanwhile`. */
  async save(tx: Tx, id: string, revision: number, body: FormTemplateBody): Promise<void> {
    const draft = await this.lockDraft(tx, id, revision);
    const { pack, stage, version } = draft.content;
    const content = { pack, stage, version, ...body };
    await tx.query(
      `UPDATE form_templates SET content = $2, sha256 = $3, updated_at = $4, revision = revision + 1 WHERE id = $1`,
      [id, JSON.stringify(content), contentHash(content), tx.now],
    );
  }

  /** Throws a draft away; its number is free again. Errors as `save`. */
  async discard(tx: Tx, id: string, revision: number | null): Promise<TemplateVersion> {
    const draft = await this.lockDraft(tx, id, revision);
    await tx.query('DELETE FROM form_templates WHERE id = $1', [id]);
    return draft;
  }

  /**
   * Publishes a draft as it stands: forms begun from now on are of this version. Errors: 404; 409
   * `form_template.not_allowed`; 412 `form_template.changed_meanwhile`; 422 `form_template.invalid` naming every fault.
   */
  async publish(tx: Tx, id: string, revision: number, publisherId: string): Promise<TemplateVersion> {
    const { own } = await this.lockStage(tx, id);
    const status = moved(own, 'publish');
    requireRevision(own, revision);
    refuseFaults(await this.faultsOf(own, tx));
    const now = tx.now;
    const content = { ...own.content, publishedAt: now.toISOString() };
    await tx.query(
      `UPDATE form_templates SET status = $2, content = $3, sha256 = $4, published_at = $5, published_by = $6,
         updated_at = $5, revision = revision + 1 WHERE id = $1`,
      [id, status, JSON.stringify(content), contentHash(content), now, publisherId],
    );
    return own;
  }

  /**
   * Retires a published version: no new form begins with it. Errors: 404; 409 `form_template.not_allowed`,
   * `form_template.last_published` for the only one of a stage that is practised.
   */
  async retire(tx: Tx, id: string, retirerId: string, reason: string): Promise<TemplateVersion> {
    const { own, siblings } = await this.lockStage(tx, id);
    const status = moved(own, 'retire');
    const isOnly = siblings.every((one) => one.id === id || one.status !== 'published');
    const stage = this.packs.pack(own.packKey)?.stages.find(({ key }) => key === own.stageKey);
    if (isOnly && stage && isPractised(stage))
      throw conflict(
        'form_template.last_published',
        `Coaches need a form for "${stage.title}", and this is the only published one: publish another one first.`,
      );
    const now = tx.now;
    await tx.query(
      `UPDATE form_templates SET status = $2, retired_at = $3, retired_by = $4, retirement_reason = $5,
         updated_at = $3, revision = revision + 1 WHERE id = $1`,
      [id, status, now, retirerId, reason],
    );
    return own;
  }

  private async beginning(
    tx: Tx,
    { packKey, copyOf, content }: DraftWish,
    newest: TemplateVersion | undefined,
  ): Promise<FormTemplateBody> {
    if (content) return content;
    const [source] = copyOf
      ? await this.rows(`id = $1 AND pack_key = $2 AND status <> 'draft'`, [copyOf, packKey], tx)
      : [newest];
    if (source && newest) return continued(source.content, newest.content);
    throw copyOf
      ? refused('form_template.unknown_source', 'This pack has no published version like that.', 'copyOf')
      : refused('form_template.nothing_to_copy', 'This stage has no form yet: send its content.', 'content');
  }

  private async lockDraft(tx: Tx, id: string, revision: number | null): Promise<TemplateVersion> {
    const [draft] = await this.rows('id = $1 FOR UPDATE', [id], tx);
    if (!draft) throw notFound('form_template');
    if (draft.status !== 'draft')
      throw conflict('form_template.not_draft', 'A version that was published never changes.', {
        state: draft.status,
      });
    if (revision !== null) requireRevision(draft, revision);
    return draft;
  }

  /** Locks every version of the stage, in the order of their numbers, so that two admins cannot retire the last two. */
  private async lockStage(
    tx: Tx,
    id: string,
  ): Promise<{ own: TemplateVersion; siblings: TemplateVersion[] }> {
    const { packKey, stageKey } = await this.byId(id, tx);
    const siblings = await this.rows(
      'pack_key = $1 AND stage_key = $2 ORDER BY version FOR NO KEY UPDATE',
      [packKey, stageKey],
      tx,
    );
    const own = siblings.find((one) => one.id === id);
    if (!own) throw notFound('form_template');
    return { own, siblings };
  }

  private rows(
    where: string,
    params: unknown[],
    reader: Queryable = this.database,
  ): Promise<TemplateVersion[]> {
    return reader.query<TemplateVersion>(`SELECT ${COLUMNS} FROM form_templates WHERE ${where}`, params);
  }
}

/** 409, with the id of the draft where it is known. */
export const draftExists = (draftId?: string): DomainError =>
  conflict('form_template.draft_exists', 'This form has a draft already: edit it, or discard it first.', {
    draftId,
  });

const requireStage = (pack: Pack | null, stageKey: string): void => {
  if (!pack) throw refused('form_template.unknown_pack', 'There is no such pack.', 'packKey');
  const stage = pack.stages.find(({ key }) => key === stageKey);
  if (!stage || !isPractised(stage))
    throw refused(
      'form_template.unknown_stage',
      `The pack ${pack.title} has no stage "${stageKey}" that is practised.`,
      'stageKey',
    );
};

const requireRevision = ({ revision, content, status }: TemplateVersion, edited: number): void => {
  if (revision === edited) return;
  throw preconditionFailed('form_template.changed_meanwhile', 'It was changed since you read it.', {
    stored: { revision, templateStatus: status, content: bodyOf(content) },
  });
};

const moved = ({ status }: TemplateVersion, event: TemplateEvent): TemplateStatus => {
  const next = nextState(templateStates, status, event);
  if (next) return next;
  throw conflict('form_template.not_allowed', `This version is ${status}: one cannot ${event} it.`, {
    state: status,
  });
};

const countedFaults = (count: number): string =>
  `${count === 1 ? 'One thing' : `${count} things`} cannot stand in this form.`;

const refuseFaults = (faults: TemplateFault[]): void => {
  if (faults.length === 0) return;
  throw new DomainError('refused', 'form_template.invalid', countedFaults(faults.length), {
    field: faults[0]?.field,
    extra: { errors: faults.map((fault) => ({ ...fault, code: 'form_template.fault' })) },
  });
};
