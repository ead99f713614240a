import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Packs } from '../packs';
import type { Target, targetAnswer } from './candidates.schemas';

export type TargetView = z.input<typeof targetAnswer>;

/** Targets as their candidate reads them: with what the keys of the pack are called. */
@Injectable()
export class TargetViews {
  constructor(private readonly packs: Packs) {}

  /** Keys that the pack does not have any more stand for themselves. */
  of(target: Target): TargetView {
    const { packKey, levelKey, focusPrinciples, focusCompetencies } = target;
    const pack = this.packs.pack(packKey);
    const titles = new Map<string, string>([
      ...(pack?.levels ?? []).map(({ key, title }) => [`level ${key}`, title] as const),
      ...(pack?.principles ?? []).map(({ key, name }) => [`principle ${key}`, name] as const),
      ...(pack?.competencies ?? []).map(({ key, title }) => [`competency ${key}`, title] as const),
    ]);
    const labelled = (kind: string) => (key: string) => ({ key, title: titles.get(`${kind} ${key}`) ?? key });
    return {
      ...target,
      pack: { key: packKey, title: pack?.title ?? packKey },
      level: labelled('level')(levelKey),
      principles: focusPrinciples.map(labelled('principle')),
      competencies: focusCompetencies.map(labelled('competency')),
    };
  }

  page({ items, nextCursor }: { items: Target[]; nextCursor: string | null }) {
    return { items: items.map((target) => this.of(target)), nextCursor };
  }
}
