import { type ReactNode, useId } from 'react';
import { Card } from '../ui/card';

/** One matter of a page that has several, under its own heading. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card className="grid gap-4">
        <h2 id={id}>{title}</h2>
        {children}
      </Card>
    </section>
  );
};
