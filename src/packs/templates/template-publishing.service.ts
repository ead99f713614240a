import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database';
import type { Principal } from '../../platform/http/access';
import { preconditionRequired } from '../../shared/errors';
import type { TemplateContentRequest, TemplateDraftRequest } from './form-templates.schemas';
import { type TemplateVersion, TemplateVersions } from './template-versions.service';

/** Where admins draft, publish and retire the versions of forms. Each act is in the audit log. */
@Injectable()
export class TemplatePublishing {
  constructor(
    private readonly database: Database,
    private readonly versions: TemplateVersions,
  ) {}

  /** Begins a draft and answers its id. Errors: those of `TemplateVersions.add`. */
  begin({ accountId }: Principal, wish: TemplateDraftRequest): Promise<string> {
    return this.database.tx(async (tx) => {
      const id = await this.versions.add(tx, accountId, wish);
      await this.record(tx, accountId, 'form_template.drafted', await this.versions.byId(id, tx));
      return id;
    });
  }

  /** Replaces the content of a draft. Errors: 428, and those of `TemplateVersions.save`. */
  save(
    { accountId }: Principal,
    id: string,
    revision: number | null,
    content: TemplateContentRequest,
  ): Promise<void> {
    return this.database.tx(async (tx) => {
      await this.versions.byId(id, tx);
      await this.versions.save(tx, id, named(revision), content);
      await this.record(tx, accountId, 'form_template.edited', await this.versions.byId(id, tx));
    });
  }

  /** Throws a draft away. Errors: those of `TemplateVersions.discard`. */
  discard({ accountId }: Principal, id: string, revision: number | null): Promise<void> {
    return this.database.tx(async (tx) => {
      const draft = await this.versions.discard(tx, id, revision);
      await this.record(tx, accountId, 'form_template.discarded', draft);
    });
  }

  /** Publishes a draft as the caller has read it. Errors: 428, and those of `TemplateVersions.publish`. */
  publish({ accountId }: Principal, id: string, revision: number | null): Promise<void> {
    return this.database.tx(async (tx) => {
      await this.versions.byId(id, tx);
      const published = await this.versions.publish(tx, id, named(revision), accountId);
      await this.record(tx, accountId, 'form_template.published', published);
    });
  }

  /** Retires a published version. Errors: those of `TemplateVersions.retire`. */
  retire({ accountId }: Principal, id: string, reason: string): Promise<void> {
    return this.database.tx(async (tx) => {
      const retired = await this.versions.retire(tx, id, accountId, reason);
      await this.record(tx, accountId, 'form_template.retired', retired, { reason });
    });
  }

  private record(
    tx: Tx,
    actorId: string,
    action: string,
    { id, packKey, stageKey, version, revision }: TemplateVersion,
    more: object = {},
  ): Promise<void> {
    return tx.note({
      actorId,
      action,
      subjectType: 'form_template',
      subjectId: id,
      data: { packKey, stageKey, version, revision, ...more },
    });
  }
}

/** What was published cannot be taken back, so callers say which revision they have read. */
const named = (revision: number | null): number => {
  if (revision !== null) return revision;
  throw preconditionRequired(
    'form_template.revision_required',
    'Send the ETag of the version that you have read as If-Match.',
  );
};
