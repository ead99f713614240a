import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../icons';

const WIDE = '(min-width: 640px)';

/** A section that a phone folds; a wide screen and paper show it open. */
export const Fold = ({ title, children }: { title: string; children: ReactNode }) => {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const open = () => {
      if (details.current) details.current.open = true;
    };
    if (matchMedia(WIDE).matches) open();
    addEventListener('beforeprint', open);
    return () => removeEventListener('beforeprint', open);
  }, []);
  return (
    <details ref={details} className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
        <h2>{title}</h2>
        <span className="transition-transform duration-120 group-open:rotate-180 print:hidden">
          <Icon name="down" />
        </span>
      </summary>
      <div className="grid gap-4 pt-2">{children}</div>
    </details>
  );
};
