import type { Schemas } from '../../api/api';
import { classes } from '../classes';

type Scale = Schemas['ScaleGrade'][];

/** A grade as a stair: as many bars as the scale has steps, filled up to the given one, with a tick where it passes. */
const Stair = ({ scale, given }: { scale: Scale; given: string }) => {
  const reached = scale.findIndex(({ key }) => key === given);
  const firstPassing = scale.findIndex(({ passing }) => passing);
  return (
    <svg aria-hidden width={scale.length * 8 + 2} height={20} className="shrink-0">
      {scale.map(({ key }, step) => {
        const height = 5 + (step * 13) / Math.max(1, scale.length - 1);
        return (
          <rect
            key={key}
            x={step * 8 + 1}
            y={19 - height}
            width={6}
            height={height}
            rx={1}
            fill={step <= reached ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth={1}
          />
        );
      })}
      {firstPassing > 0 && (
        <path d={`M${firstPassing * 8} 0v20`} stroke="currentColor" strokeWidth={1} strokeDasharray="2 2" />
      )}
    </svg>
  );
};

/** A grade in its word, with its shape; what was not tested has no place on the scale. */
export const Grade = ({
  scale,
  given,
}: {
  scale: Scale;
  given: { key: string; title: string; passing: boolean | null };
}) => (
  <span
    className={classes(
      'inline-flex items-center gap-2 rounded-control px-2 py-0.5 text-table font-semibold print:border',
      given.passing === null && 'border border-dashed border-control text-quiet',
      given.passing === true && 'bg-good-tint text-good',
      given.passing === false && 'bg-bad-tint text-bad',
    )}
  >
    {given.passing !== null && <Stair scale={scale} given={given.key} />}
    {given.title}
  </span>
);
