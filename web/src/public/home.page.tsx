import type { Schemas } from '../api/api';
import { useRead } from '../api/read';
import { money } from '../domain/money';
import { counted } from '../domain/words';
import { useZone } from '../frame/zone';
import { Avatar } from '../ui/avatar';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Empty, Shown } from '../ui/states';
import { TextLink } from '../ui/text-link';
import { ShortTime } from '../ui/time';
import { SampleReport } from './sample-report';
import { publicWords } from './words';

const words = publicWords.home;
const SHOWN = 3;

/** Says in ten seconds what this is, and shows that there are people behind it. */
export const Home = () => (
  <Page title={words.title} width="wide">
    <div className="grid gap-4 py-2 sm:py-8">
      <h1 className="max-w-2xl">{words.title}</h1>
      <p className="max-w-2xl text-lead text-soft">{words.lead}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/coaches" kind="primary">
          {words.find}
        </ButtonLink>
        <ButtonLink to="/interviews">{words.interviews}</ButtonLink>
      </div>
    </div>
    <Coaches />
    <SampleReport />
    <Steps />
    <Interviews />
  </Page>
);

const Coaches = () => {
  const zone = useZone();
  const query = { limit: SHOWN, sort: 'soonest' as const, ...(zone && { zone }) };
  const coaches = useRead('/v1/coaches', { params: { query } }, { enabled: zone !== null });
  return (
    <section aria-labelledby="soon" className="grid gap-4">
      <h2 id="soon">{words.coaches}</h2>
      <Shown of={coaches} thing="the coaches" height={220}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.noCoaches}</Empty>
          ) : (
            <ul className="grid gap-4 md:grid-cols-3">
              {items.map((coach) => (
                <li key={coach.id}>
                  <CoachCard coach={coach} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
};

type Match = Schemas['CoachDirectory']['items'][number];

const CoachCard = ({ coach }: { coach: Match }) => {
  const offering = soonest(coach);
  const next = offering?.nextSlots[0];
  return (
    <Card className="grid h-full content-start gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={coach.name} />
        <div>
          <h3>
            <TextLink to="/coaches/$id" params={{ id: coach.id }} className="no-underline">
              {coach.name}
            </TextLink>
          </h3>
          <p className="text-table text-soft">
            {coach.roleTitle}, {coach.company}
          </p>
        </div>
      </div>
      {offering && (
        <p>
          {offering.title}, {money(offering.price)}, {offering.minutes} min
        </p>
      )}
      {offering && next && (
        <div>
          <ButtonLink
            to="/coaches/$id"
            params={{ id: coach.id }}
            search={{ offering: offering.id, start: next.startsAt }}
          >
            <ShortTime at={next.startsAt} local={next.startsAtLocal} />
          </ButtonLink>
        </div>
      )}
    </Card>
  );
};

/** Of what a coach sells, what can be had first. */
const soonest = ({ offerings }: Match): Match['offerings'][number] | undefined =>
  offerings
    .filter(({ nextSlots }) => nextSlots.length > 0)
    .toSorted((a, b) => ((a.nextSlots[0]?.startsAt ?? '') < (b.nextSlots[0]?.startsAt ?? '') ? -1 : 1))[0] ??
  offerings[0];

const Steps = () => (
  <section aria-labelledby="steps" className="grid gap-4">
    <h2 id="steps">{words.steps.title}</h2>
    <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {words.steps.list.map(({ name, text }, index) => (
        <li key={name}>
          <Card className="h-full">
            <h3>
              {index + 1}. {name}
            </h3>
            <p className="text-soft">{text}</p>
          </Card>
        </li>
      ))}
    </ol>
  </section>
);

const Interviews = () => {
  const packs = useRead('/v1/packs', {}, { staleTime: 300_000 });
  return (
    <section aria-labelledby="interviews" className="grid gap-4">
      <h2 id="interviews">{words.interviews}</h2>
      <Shown of={packs} thing="the interviews" height={120}>
        {({ items }) => (
          <ul className="grid gap-4 sm:grid-cols-2">
            {items.map(({ key, title, stages, levels }) => (
              <li key={key}>
                <Card className="h-full">
                  <h3>
                    <TextLink to="/interviews/$pack" params={{ pack: key }}>
                      {title}
                    </TextLink>
                  </h3>
                  <p className="text-soft">
                    {counted(stages.length, 'stage', 'stages')}, {counted(levels.length, 'level', 'levels')}
                  </p>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  );
};
