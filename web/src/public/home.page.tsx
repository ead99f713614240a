import type { Schemas } from '../api/api';
import { useRead } from '../api/read';
import { money } from '../domain/money';
import { Avatar } from '../ui/avatar';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { ShortTime } from '../ui/time';
import { publicWords } from './words';

const words = publicWords.home;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Says in ten seconds what this is, and shows that there are people behind it. */
export const Home = () => (
  <Page title={words.title} width="wide">
    <div className="grid gap-4 py-4 sm:py-10">
      <h1 className="max-w-2xl">{words.title}</h1>
      <p className="max-w-2xl text-lead text-soft">{words.lead}</p>
      <div>
        <ButtonLink to="/coaches" kind="primary">
          {words.find}
        </ButtonLink>
      </div>
    </div>
    <Coaches />
    <Steps />
  </Page>
);

const Coaches = () => {
  const coaches = useRead('/v1/coaches', { params: { query: { limit: 3, zone: ZONE } } });
  return (
    <section aria-labelledby="soon" className="grid gap-4">
      <h2 id="soon">{words.coaches}</h2>
      <Shown of={coaches} thing="the coaches" height={220}>
        {({ items }) => (
          <ul className="grid gap-4 md:grid-cols-3">
            {items.map((coach) => (
              <li key={coach.id}>
                <CoachCard coach={coach} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  );
};

const CoachCard = ({ coach }: { coach: Schemas['CoachDirectory']['items'][number] }) => {
  const [offering] = coach.offerings;
  const next = offering?.nextSlots[0];
  return (
    <Card className="grid h-full content-start gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={coach.name} />
        <div>
          <h3>{coach.name}</h3>
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
      {next && (
        <p className="text-soft">
          {words.next}: <ShortTime at={next.startsAt} local={next.startsAtLocal} />
        </p>
      )}
    </Card>
  );
};

const Steps = () => (
  <section aria-labelledby="steps" className="grid gap-4">
    <h2 id="steps">{words.steps.title}</h2>
    <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {words.steps.list.map(([name, text], index) => (
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
