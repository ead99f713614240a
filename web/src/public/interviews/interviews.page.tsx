import { useRead } from '../../api/read';
import { ButtonLink } from '../../ui/button';
import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/states';
import { interviewWords as words } from './words';

/** Which interviews there are, by company and role. */
export const Interviews = () => {
  const packs = useRead('/v1/packs', {}, { staleTime: Infinity });
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      <p className="max-w-2xl text-lead text-soft">{words.lead}</p>
      <Shown of={packs} thing="the interviews" height={320}>
        {({ items }) => (
          <ul className="grid gap-4 md:grid-cols-2">
            {items.map(({ key, title, description, stages }) => (
              <li key={key}>
                <Card className="grid h-full content-start gap-3">
                  <h2>{title}</h2>
                  <p>{description}</p>
                  <p className="text-table text-soft">{stages.map((stage) => stage.title).join(' · ')}</p>
                  <div>
                    <ButtonLink to="/interviews/$pack" params={{ pack: key }}>
                      {words.see}
                      <span className="sr-only"> {title}</span>
                    </ButtonLink>
                  </div>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Page>
  );
};
