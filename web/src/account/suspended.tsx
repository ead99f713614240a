import { longDay } from '../domain/times';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { TextAnchor } from '../ui/text-link';
import { accountWords } from './words';

const words = accountWords.suspended;

/** What the API says to who is suspended and gave the right password. */
export interface Suspension {
  since: string;
  /** As an admin wrote it; null where that is not known any more. */
  reason: string | null;
  /** Whom to write to; null: answer the mail. */
  support: string | null;
}

/** Reads it from a problem document, which may have any members beyond those of all problems. */
export const suspensionIn = (problem: { [member: string]: unknown }): Suspension => {
  const text = (member: string): string | null => {
    const value = problem[member];
    return typeof value === 'string' ? value : null;
  };
  return { since: text('since') ?? '', reason: text('reason'), support: text('support') };
};

/** In the place of the log-in, for who cannot log in at present. */
export const Suspended = ({ since, reason, support }: Suspension) => (
  <Page title={words.title} width="narrow">
    <Card className="grid gap-4">
      <h1>{words.title}</h1>
      {since && <p>{words.since(longDay(since))}</p>}
      {reason && (
        <div>
          <p>{words.reason}</p>
          <blockquote className="mt-2 border-l-4 border-line pl-4 whitespace-pre-line">{reason}</blockquote>
        </div>
      )}
      <p>{words.sessions}</p>
      {support ? (
        <p>
          {words.support} <TextAnchor href={`mailto:${support}`}>{support}</TextAnchor>
        </p>
      ) : (
        <p>{words.answer}</p>
      )}
    </Card>
  </Page>
);
