import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { legalWords } from './legal-words';

/** A page of sentences under headings. */
const PlainWords = ({
  title,
  lead,
  sections,
}: {
  title: string;
  lead: string;
  sections: readonly [heading: string, sentences: string[]][];
}) => (
  <Page title={title}>
    <h1>{title}</h1>
    <p className="text-lead text-soft">{lead}</p>
    {sections.map(([heading, sentences]) => (
      <Card key={heading} className="grid gap-3">
        <h2>{heading}</h2>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Card>
    ))}
  </Page>
);

export const Terms = () => <PlainWords {...legalWords.terms} />;
export const Privacy = () => <PlainWords {...legalWords.privacy} />;
