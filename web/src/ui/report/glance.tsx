import type { Schemas } from '../../api/api';
import { classes } from '../classes';
import { reportWords } from './words';

type Scale = Schemas['ScaleGrade'][];

export interface GlanceRow {
  key: string;
  title: string;
  /** The coach's grade; null where they gave none. */
  coach: { key: string; title: string } | null;
  /** The candidate's own; null where they gave none, or nobody else is to see it. */
  own: { key: string; title: string } | null;
  /** How the two stand to each other, in words. */
  gap: string | null;
}

/** All grades on one axis: a picture that is a table, so that it can be read aloud and printed too. */
export const Glance = ({ scale, rows }: { scale: Scale; rows: readonly GlanceRow[] }) => {
  const firstPassing = scale.findIndex(({ passing }) => passing);
  const hasOwn = rows.some(({ own }) => own);
  return (
    <section aria-labelledby="glance" className="grid break-inside-avoid gap-3">
      <h2 id="glance">{reportWords.glance}</h2>
      <p className="flex flex-wrap gap-x-4 text-table text-soft">
        <span>
          <Mark who="coach" /> {reportWords.legend.coach}
        </span>
        {hasOwn && (
          <span>
            <Mark who="own" /> {reportWords.legend.own}
          </span>
        )}
        {firstPassing > 0 && <span>{reportWords.passingFrom(scale[firstPassing]?.title ?? '')}</span>}
      </p>
      <p aria-hidden className="flex justify-between pl-[40%] text-small text-soft sm:hidden print:hidden">
        <span>{scale[0]?.title}</span>
        <span className="text-right">{scale.at(-1)?.title}</span>
      </p>
      <table className="w-full table-fixed border-collapse text-table">
        <thead>
          <tr>
            <th scope="col" className="w-[34%] text-left max-sm:w-[40%]">
              <span className="sr-only">{reportWords.item}</span>
            </th>
            {scale.map(({ key, title }, at) => (
              <th
                key={key}
                scope="col"
                className={classes('px-1 pb-1 align-bottom font-normal text-soft', line(at, firstPassing))}
              >
                <span className="max-sm:sr-only">{title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} scale={scale} firstPassing={firstPassing} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** The line between what falls short and what reaches the level. */
const line = (at: number, firstPassing: number) =>
  at > 0 && at === firstPassing && 'border-l-2 border-control';

const Row = ({ row, scale, firstPassing }: { row: GlanceRow; scale: Scale; firstPassing: number }) => {
  const isOnScale = (grade: GlanceRow['coach']) => scale.some(({ key }) => key === grade?.key);
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-2 text-left font-normal">
        {row.title}
        {row.gap && <span className="block text-small text-soft">{row.gap}</span>}
      </th>
      {isOnScale(row.coach) || isOnScale(row.own) ? (
        scale.map(({ key }, at) => (
          <td key={key} className={classes('text-center', line(at, firstPassing))}>
            <Cell isCoach={row.coach?.key === key} isOwn={row.own?.key === key} />
          </td>
        ))
      ) : (
        <td colSpan={scale.length} className="text-center">
          <span className="rounded border border-dashed border-control px-2 text-quiet">
            {row.coach?.title ?? reportWords.noGrade}
          </span>
        </td>
      )}
    </tr>
  );
};

const Cell = ({ isCoach, isOwn }: { isCoach: boolean; isOwn: boolean }) =>
  isCoach || isOwn ? (
    <span className="inline-flex gap-1">
      {isOwn && <Mark who="own" named />}
      {isCoach && <Mark who="coach" named />}
    </span>
  ) : (
    <span aria-hidden className="text-control">
      ·
    </span>
  );

const Mark = ({ who, named = false }: { who: 'coach' | 'own'; named?: boolean }) => (
  <span className={who === 'coach' ? 'text-brand print:text-black' : 'text-info print:text-black'}>
    <svg aria-hidden viewBox="0 0 12 12" width={12} height={12} className="inline-block">
      <circle
        cx={6}
        cy={6}
        r={4.5}
        fill={who === 'coach' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={1.8}
      />
    </svg>
    {named && <span className="sr-only">{reportWords.legend[who]}</span>}
  </span>
);
