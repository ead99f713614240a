import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '../api/api';
import { useRead } from '../api/read';
import { Button, ButtonAnchor } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Report } from '../ui/report/report';
import { Shown } from '../ui/states';
import { sharedWords } from './shared-words';

const route = getRouteApi('/reports/$token');

/** What a candidate shows of their feedback to whoever has the link. Each reading is a visit, so it reads once. */
export const SharedReport = () => {
  const { token } = route.useParams();
  useEffect(() => keepFromRobots(), []);
  const report = useRead(
    '/v1/shared-reports/{token}',
    { params: { path: { token } } },
    { staleTime: 'static', refetchInterval: false },
  );
  if (report.error instanceof ApiProblem && report.error.status === 404) return <Ended />;
  return (
    <Page title={report.data ? sharedWords.title(report.data.candidate.name) : sharedWords.untold}>
      <Shown of={report} thing={sharedWords.thing} height={600}>
        {(shared) => (
          <>
            <div className="flex flex-wrap items-start justify-between gap-4">
              <div>
                <h1>{sharedWords.title(shared.candidate.name)}</h1>
                <p className="text-soft">{shared.reportTitle}</p>
                {shared.sharedUntil && (
                  <p className="text-table text-soft">
                    {sharedWords.until(shared.candidate.name, shared.sharedUntil.inWords)}
                  </p>
                )}
              </div>
              <div className="flex gap-2 print:hidden">
                {shared.file && <ButtonAnchor href={shared.file}>{sharedWords.pdf}</ButtonAnchor>}
                <Button onPress={() => print()}>{sharedWords.print}</Button>
              </div>
            </div>
            <Report of={shared} />
          </>
        )}
      </Shown>
    </Page>
  );
};

/** The same words for a link that ended, was revoked, or never was. */
const Ended = () => (
  <Page title={sharedWords.ended}>
    <Card className="grid gap-3">
      <h1>{sharedWords.ended}</h1>
      <p>{sharedWords.ask}</p>
    </Card>
  </Page>
);

/** Until one goes on to another page: nobody finds a report by searching for it. */
const keepFromRobots = (): (() => void) => {
  const tag = document.createElement('meta');
  tag.name = 'robots';
  tag.content = 'noindex, nofollow';
  document.head.append(tag);
  return () => tag.remove();
};
