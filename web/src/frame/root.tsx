import { createRootRoute } from '@tanstack/react-router';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Frame } from './frame';
import { frameWords } from './words';

const NotFound = () => (
  <Page title={frameWords.notFound.title}>
    <Card className="grid justify-items-start gap-4">
      <h1>{frameWords.notFound.title}</h1>
      <p>{frameWords.notFound.text}</p>
      <ButtonLink to="/" kind="primary">
        {frameWords.notFound.home}
      </ButtonLink>
    </Card>
  </Page>
);

const Broken = () => (
  <Page title={frameWords.broken.title}>
    <Card className="grid justify-items-start gap-4">
      <h1>{frameWords.broken.title}</h1>
      <p>{frameWords.broken.text}</p>
      <Button kind="primary" onPress={() => location.reload()}>
        {frameWords.broken.again}
      </Button>
    </Card>
  </Page>
);

/** The parent of every route; the files `routes.ts` of the role folders hang theirs below it. */
export const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});
