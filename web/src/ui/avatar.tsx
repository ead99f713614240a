import { monogram } from '../domain/words';

/** Stands for a person who has no picture; the name stands beside it. */
export const Avatar = ({ name, size = 48 }: { name: string; size?: number }) => (
  <span
    aria-hidden
    data-monogram={monogram(name)}
    className="inline-grid shrink-0 place-items-center rounded-full bg-good-tint font-semibold text-good before:content-[attr(data-monogram)]"
    style={{ width: size, height: size, fontSize: size * 0.36 }}
  />
);
