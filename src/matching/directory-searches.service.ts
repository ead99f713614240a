import { Injectable } from '@nestjs/common';
import { Candidates, type Target } from '../candidates';
import { Packs } from '../packs';
import type { Principal } from '../platform/http/access';
import { notFound } from '../shared/errors';
import type { DirectoryQuery } from './directory.schemas';
import { type FromTarget, fromTarget } from './domain/target-search';
import { isTimeWish } from './domain/time-wish';

/** A query of the directory with its target filled in. */
export interface DirectorySearch extends Omit<DirectoryQuery, 'targetId'> {
  target: FromTarget | null;
}

/** Whether it asks for times: then only those who are free are found. */
export const isTimed = (search: DirectorySearch): boolean =>
  search.freeTo !== undefined || isTimeWish(search);

/** What people search for, checked against the packs. */
@Injectable()
export class DirectorySearches {
  constructor(
    private readonly candidates: Candidates,
    private readonly packs: Packs,
  ) {}

  /**
   * Errors: 404 `target.not_found` for a target that is not the viewer's, and for who is not logged in; 422 with the
   * field for a key that the packs do not have.
   */
  async of({ targetId, ...query }: DirectoryQuery, viewer: Principal | null): Promise<DirectorySearch> {
    const target = targetId === undefined ? null : await this.targetOf(viewer, targetId);
    const filled = target && fromTarget(query, target, this.packs.pack(target.packKey));
    const packKey = query.packKey ?? filled?.packKey ?? undefined;
    const { levelKey, stageKey, competency, principle: principles } = query;
    this.packs.refuseUnknown({ packKey, levelKey, stageKey, competency, principles });
    return { ...query, packKey, levelKey: levelKey ?? filled?.levelKey ?? undefined, target: filled };
  }

  private async targetOf(viewer: Principal | null, targetId: string): Promise<Target> {
    const target = viewer && (await this.candidates.ownTarget(viewer.accountId, targetId));
    if (!target) throw notFound('target', 'targetId');
    return target;
  }
}
