import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { frameWords } from './words';

/** An address of nobody. */
export const NotFound = () => (
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

/** A page that failed to draw itself. */
export const Broken = () => (
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
