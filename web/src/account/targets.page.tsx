import { useRead } from '../api/read';
import type { Schemas } from '../api/api';
import { now } from '../api/clock';
import { untilDay } from '../domain/days';
import { longDay } from '../domain/times';
import { listed } from '../domain/words';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Empty, Shown } from '../ui/states';
import { ownWords } from './own-words';

const words = ownWords.targets;

/** What somebody prepares for. */
export const Targets = () => {
  const targets = useRead('/v1/me/targets', { params: { query: { limit: 100 } } });
  return (
    <Page title={words.title}>
      <h1>{words.title}</h1>
      <p className="text-soft">{words.lead}</p>
      <Shown of={targets} thing="what you prepare for" height={240}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={<Add kind="primary" />}>{words.empty}</Empty>
          ) : (
            <>
              <ul className="grid gap-4">
                {items.map((target) => (
                  <li key={target.id}>
                    <TargetCard target={target} />
                  </li>
                ))}
              </ul>
              <div>
                <Add kind="plain" />
              </div>
            </>
          )
        }
      </Shown>
    </Page>
  );
};

const Add = ({ kind }: { kind: 'primary' | 'plain' }) => (
  <ButtonLink to="/targets/$id" params={{ id: 'new' }} kind={kind} icon="plus">
    {words.add}
  </ButtonLink>
);

const TargetCard = ({ target }: { target: Schemas['Target'] }) => {
  const focus = [...target.principles, ...target.competencies].map(({ title }) => title);
  return (
    <Card className="grid gap-3">
      <h2>
        {target.level.title}, {target.pack.title}
      </h2>
      <p>
        {target.interviewDate
          ? `${words.on(longDay(target.interviewDate))}, ${untilDay(target.interviewDate, now())}`
          : words.noDate}
      </p>
      <p className="text-soft">{focus.length > 0 ? listed(focus) : words.none}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/coaches" search={{ target: target.id }}>
          {words.find}
        </ButtonLink>
        <ButtonLink
          to="/targets/$id"
          kind="quiet"
          params={{ id: target.id }}
          aria-label={`${words.change}: ${target.level.title}, ${target.pack.title}`}
        >
          {words.change}
        </ButtonLink>
      </div>
    </Card>
  );
};
