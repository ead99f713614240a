import { Inject, Injectable } from '@nestjs/common';
import { kindOf } from '../../bookings';
import { Candidates } from '../../candidates';
import { Coaches, type Coach, type OfferingOnSale } from '../../coaches';
import { type Pack, Packs, titlesOf } from '../../packs';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Principal } from '../../platform/http/access';
import { CURRENT_POLICY_VERSION, policyOf, tierAt } from '../../policies';
import { Scheduling } from '../../scheduling';
import { addHours, addMinutes } from '../../shared/time';
import { localIso } from '../../shared/zones/in-words';
import { nearestTimes } from './domain/nearest-times';
import type { OfferingTerms, TermsQuery } from './offering-terms.schemas';
import { OrderersView } from './orderers-view.service';

const TIMES_OFFERED = 3;
/** Times so far before and after the wished one are near it. */
const NEAR_HOURS = 14 * 24;

type Wished = { startsAt: Date; endsAt: Date } | null;

/** What somebody should know before they order: everything that an order checks, read and not written. */
@Injectable()
export class OfferingTermsReader {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly coaches: Coaches,
    private readonly candidates: Candidates,
    private readonly packs: Packs,
    private readonly scheduling: Scheduling,
    private readonly orderer: OrderersView,
  ) {}

  /** Error: 404 for an offering that is not sold now. */
  async of(offeringId: string, query: TermsQuery, viewer: Principal | null): Promise<OfferingTerms> {
    const offering = await this.coaches.soldNow(offeringId);
    const coach = await this.coaches.published(offering.coachId);
    const zone = query.zone ?? viewer?.zone ?? 'UTC';
    const wished = wishedTime(offering, query);
    const [times, own] = await Promise.all([
      this.times(offering, wished, viewer),
      viewer && this.orderer.of(viewer, offering, wished, zone),
    ]);
    const { kind, minutes } = offering;
    const sold = kindOf({ kind });
    const pack = this.packs.pack(offering.packKey);
    const shown = (startsAt: Date) => ({ startsAt, startsAtLocal: localIso(startsAt, zone) });
    return {
      offeringId,
      kind,
      packKey: offering.packKey,
      packTitle: pack?.title ?? null,
      stageKey: offering.stageKey,
      title: this.packs[sold.titledBy](offering.packKey, offering.stageKey),
      minutes: sold.keepsTime ? minutes : null,
      coach: { id: coach.id, name: coach.name, zone: coach.zone },
      price: offering.price,
      zone,
      session: wished && {
        ...shown(wished.startsAt),
        endsAt: wished.endsAt,
        endsAtLocal: localIso(wished.endsAt, zone),
        coachStartsAtLocal: localIso(wished.startsAt, coach.zone),
        free: times.free,
      },
      nearest: times.nearest.map(shown),
      included: sold.included({ minutes, coachName: coach.name }),
      policy: this.policy(offering, wished, zone),
      holdMinutes: this.config.checkoutMinutes,
      ...asked(coach, pack),
      document: documentOf(offering, pack),
      targets: viewer ? await this.targets(viewer, coach, pack) : [],
      openHolds: own?.openHolds ?? [],
      refusals: own?.refusals ?? [],
    };
  }

  private async times(
    offering: OfferingOnSale,
    wished: Wished,
    viewer: Principal | null,
  ): Promise<{ free: boolean; nearest: Date[] }> {
    const { coachId, minutes } = offering;
    if (!kindOf(offering).keepsTime) return { free: false, nearest: [] };
    const next = (): Promise<Date[]> => this.scheduling.nextSlots(coachId, minutes, TIMES_OFFERED);
    if (!wished) return { free: false, nearest: await next() };
    const near = await this.scheduling.slots({
      coachId,
      offering: { minutes },
      from: addHours(wished.startsAt, -NEAR_HOURS),
      to: addHours(wished.startsAt, NEAR_HOURS),
      ...(viewer && { viewerId: viewer.accountId }),
    });
    if (near.some((start) => start.getTime() === wished.startsAt.getTime()))
      return { free: true, nearest: [] };
    const nearest = nearestTimes(near, wished.startsAt, TIMES_OFFERED);
    return { free: false, nearest: nearest.length > 0 ? nearest : await next() };
  }

  private policy({ kind }: OfferingOnSale, wished: Wished, zone: string): OfferingTerms['policy'] {
    const policy = policyOf(CURRENT_POLICY_VERSION);
    const start = wished && { startsAt: wished.startsAt, zone };
    const tier = wished && tierAt(policy, wished.startsAt, this.clock.now());
    return {
      sentences: kindOf({ kind }).cancelTerms(policy, start),
      percentBack: tier?.percentBack ?? null,
      until: tier?.until ?? null,
      untilLocal: tier?.until ? localIso(tier.until, zone) : null,
    };
  }

  private async targets(
    viewer: Principal,
    coach: Coach,
    pack: Pack | null,
  ): Promise<OfferingTerms['targets']> {
    const { items } = await this.candidates.targets(viewer.accountId, { limit: ALL_TARGETS, after: null });
    const titleOf = titlesOf(pack);
    return items
      .filter(({ packKey }) => packKey === pack?.key)
      .reverse()
      .map(({ id, levelKey, interviewDate, focusPrinciples }) => ({
        id,
        levelKey,
        levelTitle: pack?.levels.find(({ key }) => key === levelKey)?.title ?? levelKey,
        interviewDate,
        principles: focusPrinciples
          .filter((key) => coach.principles.includes(key))
          .map((key) => ({ key, title: titleOf(key) })),
      }));
  }
}

/** More nobody may have. */
const ALL_TARGETS = 100;

const wishedTime = (offering: OfferingOnSale, { startsAt }: TermsQuery): Wished =>
  startsAt && kindOf(offering).keepsTime
    ? { startsAt, endsAt: addMinutes(startsAt, offering.minutes) }
    : null;

/** What can be asked for: what the coach interviews on, in the pack's words. */
const asked = (
  { principles, competencies }: Coach,
  pack: Pack | null,
): Pick<OfferingTerms, 'principles' | 'competencies'> => {
  const titleOf = titlesOf(pack);
  const named = (key: string) => ({ key, title: titleOf(key) });
  return { principles: principles.map(named), competencies: competencies.map(named) };
};

const documentOf = ({ stageKey, days }: OfferingOnSale, pack: Pack | null): OfferingTerms['document'] => {
  const review = pack?.stages.find(({ key }) => key === stageKey)?.review;
  if (days === null || !review) return null;
  const { prompts, mediaTypes, maxBytes, words } = review;
  return { days, prompts: prompts.map(({ key, title }) => ({ key, title })), mediaTypes, maxBytes, words };
};
