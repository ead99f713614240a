import { Card } from '../ui/card';
import { Verdict } from '../ui/report/verdict';
import { Grade } from '../ui/report/stair';
import { publicWords } from './words';

const words = publicWords.home.sample;

/** What one gets back, in small: an invented session, drawn by the parts that draw the real ones. */
export const SampleReport = () => (
  <section aria-labelledby="sample" className="grid gap-4">
    <h2 id="sample">{words.title}</h2>
    <Card className="grid gap-5">
      <p className="text-table text-soft">{words.invented}</p>
      <Verdict choices={words.recommendations} given={words.given} level={words.level} />
      <p>{words.reason}</p>
      <ul className="grid gap-4 sm:grid-cols-2">
        {words.items.map(({ title, grade, evidence }) => (
          <li key={title} className="grid content-start gap-1">
            <p className="flex flex-wrap items-center gap-3">
              <span className="font-semibold">{title}</span>
              <Grade scale={words.scale} given={{ ...grade }} />
            </p>
            <p className="text-soft">{evidence}</p>
          </li>
        ))}
      </ul>
      <p>
        <span className="font-semibold">{words.workOn}</span> {words.next}
      </p>
    </Card>
  </section>
);
