import { useRead } from '../api/read';
import { money } from '../domain/money';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { legalWords } from './legal-words';

const words = legalWords.rules;

/** What holds for both sides, by the numbers that the product itself goes by. */
export const Rules = () => {
  const rules = useRead('/v1/rules', {}, { staleTime: 300_000 });
  return (
    <Page title={words.title}>
      <h1>{words.title}</h1>
      <p className="text-soft">{words.lead}</p>
      <Shown of={rules} thing="the rules" height={600}>
        {({ cancelling, sections }) => (
          <>
            <Card className="grid gap-4">
              <h2 id="cancelling">{words.cancelling}</h2>
              <table className="w-full text-left" aria-labelledby="cancelling">
                <thead>
                  <tr className="border-b border-line">
                    <th className="py-2 pr-4 font-semibold">{words.when}</th>
                    <th className="py-2 pr-4 font-semibold">{words.back}</th>
                    <th className="py-2 font-semibold whitespace-nowrap">
                      {words.of(money(cancelling.example))}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {cancelling.rows.map(({ when, percentBack, back }) => (
                    <tr key={when} className="border-b border-line last:border-0">
                      <td className="py-2 pr-4">{when}</td>
                      <td className="py-2 pr-4 whitespace-nowrap">{percentBack} %</td>
                      <td className="py-2 whitespace-nowrap">{money(back)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="text-table text-soft">{words.pinned}</p>
            </Card>
            {sections.map(({ title, sentences }) => (
              <Card key={title} className="grid gap-3">
                <h2>{title}</h2>
                {sentences.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Card>
            ))}
          </>
        )}
      </Shown>
    </Page>
  );
};
