import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, once } from '../../api/api';
import { money } from '../../domain/money';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { SelectField } from '../../ui/select-field';
import { Form } from '../../ui/form';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/states';
import { goToPay } from './go-to-pay';
import { orderKey } from './order-key';
import { PracticeFields, usePractice } from './practice-fields';
import { Included, Refusals } from './refusals';
import { type Terms, useTerms } from './terms';
import { orderingWords } from './words';

const route = getRouteApi('/coaches/$id/order');
const words = orderingWords.order;
const ANY = 'any';

/** A document that a coach reads: what it has to be like, and on to paying. */
export const Order = () => {
  const { offering } = route.useSearch();
  const terms = useTerms(offering, {});
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      <Shown of={terms} thing="the review" height={600}>
        {(read) => <Check terms={read} readAgain={() => terms.refetch()} />}
      </Shown>
    </Page>
  );
};

const Check = ({ terms, readAgain }: { terms: Terms; readAgain: () => Promise<unknown> }) => {
  const practice = usePractice();
  const [prompt, setPrompt] = useState(ANY);
  const order = async (typed: Record<string, string>): Promise<void> => {
    const body = {
      offeringId: terms.offeringId,
      ...(prompt !== ANY && { promptKey: prompt }),
      practice: practice.practiceOf(typed),
    };
    try {
      goToPay(
        await api.post('/v1/document-reviews', {
          ...once(orderKey(terms.offeringId, body)),
          body: body as never,
        }),
      );
    } catch (error) {
      await readAgain();
      throw error;
    }
  };
  return (
    <Form onSubmit={order}>
      {({ isSending }) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="grid gap-5 lg:order-2">
            <Summary terms={terms} />
            <Refusals terms={terms} />
          </div>
          <div className="grid gap-5">
            <Prompt terms={terms} value={prompt} onChange={setPrompt} />
            <PracticeFields terms={terms} state={practice} />
          </div>
          <div className="grid gap-2 lg:order-3 lg:col-start-2">
            <Button
              type="submit"
              kind="primary"
              wide
              isPending={isSending}
              isDisabled={terms.refusals.length > 0}
            >
              {words.pay(money(terms.price))}
            </Button>
            <p className="text-center text-table text-soft">{words.next}</p>
          </div>
        </div>
      )}
    </Form>
  );
};

const Prompt = ({
  terms: { document },
  value,
  onChange,
}: {
  terms: Terms;
  value: string;
  onChange: (prompt: string) => void;
}) =>
  document && document.prompts.length > 0 ? (
    <SelectField
      label={words.prompt}
      choices={[
        { id: ANY, name: words.anyPrompt },
        ...document.prompts.map(({ key, title }) => ({ id: key, name: title })),
      ]}
      value={value}
      onChange={onChange}
    />
  ) : (
    <p>{words.ownDocument}</p>
  );

const Summary = ({ terms }: { terms: Terms }) => (
  <Card className="grid gap-4">
    <div>
      <h2>{orderingWords.book.heading(terms.title, terms.coach.name)}</h2>
      <p className="text-table text-soft">{terms.packTitle}</p>
    </div>
    {terms.document && (
      <div className="grid gap-1">
        <h3>{words.rules}</h3>
        <ul className="grid list-disc gap-1 pl-5">
          {rulesOf(terms.document).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{words.days(terms.document.days)}</p>
      </div>
    )}
    <Included terms={terms} />
  </Card>
);

const rulesOf = ({ mediaTypes, maxBytes, words: bounds }: NonNullable<Terms['document']>): string[] => [
  words.types(mediaTypes.map((type) => orderingWords.mediaTypes[type] ?? type)),
  words.size(sizeOf(maxBytes)),
  ...(bounds ? [words.words(bounds.min, bounds.max)] : []),
];

const sizeOf = (bytes: number): string =>
  bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${Math.floor(bytes / 1_000)} kB`;
