import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { AnswerOf } from '../../../../client';
import { useRead } from '../../api/read';
import { useZone } from '../../frame/zone';
import { Page } from '../../ui/page';
import { Shown, Skeleton } from '../../ui/states';
import { Booking } from './booking';
import { Alike, Documents, Facts, Ratings } from './coach-facts';
import { CoachHead } from './coach-head';

const route = getRouteApi('/coaches/$id');

export type CoachRead = AnswerOf<'get', '/v1/coaches/{id}'>;

/** One coach: who they are, when they are free, what one gets. */
export const Coach = () => {
  const { id } = route.useParams();
  const { target, zone: asked } = route.useSearch();
  const zone = useZone(asked);
  const query = { zone: zone ?? undefined, targetId: target };
  const coach = useRead(
    '/v1/coaches/{id}',
    { params: { path: { id }, query } },
    { enabled: zone !== null, placeholderData: (before: unknown) => ofSame(before as CoachRead, id) },
  );
  if (zone === null) return <Skeleton height={600} />;
  return (
    <Shown of={coach} thing="the coach" height={600}>
      {(read) => <Read coach={read} zone={zone} />}
    </Shown>
  );
};

/** Another zone keeps the page as it is; another coach does not. */
const ofSame = (before: CoachRead | undefined, id: string): CoachRead | undefined =>
  before?.id === id ? before : undefined;

const Read = ({ coach, zone }: { coach: CoachRead; zone: string }) => {
  const search = route.useSearch();
  const navigate = useNavigate();
  const change = (changes: typeof search): void =>
    void navigate({
      to: '/coaches/$id',
      params: { id: coach.id },
      search: { ...search, ...changes },
      replace: true,
      resetScroll: false,
    });
  return (
    <Page title={titleOf(coach)} width="wide">
      <CoachHead coach={coach} />
      <Booking coach={coach} zone={zone} search={search} change={change} />
      <Facts coach={coach} />
      <Documents coach={coach} />
      <Ratings coach={coach} />
      <Alike coach={coach} />
    </Page>
  );
};

const titleOf = ({ name, roleTitle }: CoachRead): string => [name, roleTitle].filter(Boolean).join(', ');
