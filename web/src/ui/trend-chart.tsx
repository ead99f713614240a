/** One point of a trend: at which of the sessions, on which step of the scale, and what it says aloud. */
export interface ChartPoint {
  at: number;
  step: number;
  says: string;
}

interface Chart {
  /** What the picture is of. */
  label: string;
  /** Names of the steps, lowest first. */
  steps: readonly string[];
  /** Short names of the sessions, oldest first. */
  sessions: readonly string[];
  /** The step from which on the level is reached; 0 for no line. */
  passingFrom: number;
  coach: readonly ChartPoint[];
  own: readonly ChartPoint[];
  /** Sessions that did not test it. */
  notTested: readonly number[];
  notTestedWord: string;
  /** Before which sessions the form changed, and what is said of it. */
  changes: readonly { at: number; says: string }[];
}

const LEFT = 152;
const WIDTH = 330;
const STEP = 28;
const TOP = 14;
const FOOT = 22;
/** Letters of a grade's name that there is room for; the table beside has all. */
const LONGEST = 26;

/** How one grade went from session to session. Each point can be reached by key and says what it is. */
export const TrendChart = (chart: Chart) => {
  const { label, steps, sessions, passingFrom } = chart;
  const height = TOP + steps.length * STEP + FOOT;
  const x = (at: number) => LEFT + ((WIDTH - LEFT - 16) * (at + 0.5)) / Math.max(1, sessions.length);
  const y = (step: number) => TOP + (steps.length - step - 0.5) * STEP;
  return (
    <svg
      role="group"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="w-full max-w-sm text-small"
    >
      <g aria-hidden className="fill-soft" fontSize={12}>
        {steps.map((name, step) => (
          <text key={name} x={LEFT - 8} y={y(step) + 4} textAnchor="end">
            {name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}
          </text>
        ))}
        {sessions.map((name, at) =>
          isLabelled(at, sessions.length) ? (
            <text key={at} x={x(at)} y={height - 6} textAnchor="middle">
              {name}
            </text>
          ) : null,
        )}
      </g>
      {passingFrom > 0 && (
        <line
          x1={LEFT}
          x2={WIDTH}
          y1={y(passingFrom) + STEP / 2}
          y2={y(passingFrom) + STEP / 2}
          className="stroke-control"
          strokeWidth={1.5}
        />
      )}
      <Changes {...chart} x={x} bottom={height - FOOT} />
      <NotTested {...chart} x={x} y={TOP + (steps.length * STEP) / 2} />
      <Points points={chart.own} x={x} y={y} kind="own" passingFrom={passingFrom} />
      <Points points={chart.coach} x={x} y={y} kind="coach" passingFrom={passingFrom} />
    </svg>
  );
};

/** So many days stand side by side without running into each other. */
const MOST_DAYS = 3;
/** All of a few, else the first and the last. */
const isLabelled = (at: number, all: number): boolean => all <= MOST_DAYS || at === 0 || at === all - 1;

type Scale = (value: number) => number;

const Changes = ({ changes, x, bottom }: Pick<Chart, 'changes'> & { x: Scale; bottom: number }) =>
  changes.map(({ at, says }) => (
    <line
      key={at}
      role="img"
      aria-label={says}
      x1={x(at - 0.5)}
      x2={x(at - 0.5)}
      y1={TOP}
      y2={bottom}
      className="stroke-control"
      strokeDasharray="3 3"
    >
      <title>{says}</title>
    </line>
  ));

const NotTested = ({
  notTested,
  notTestedWord,
  sessions,
  x,
  y,
}: Pick<Chart, 'notTested' | 'notTestedWord' | 'sessions'> & { x: Scale; y: number }) =>
  notTested.map((at) => (
    <g key={at} role="img" aria-label={`${sessions[at] ?? ''}, ${notTestedWord}`}>
      <title>{notTestedWord}</title>
      <line x1={x(at) - 4} x2={x(at) + 4} y1={y} y2={y} className="stroke-quiet" strokeWidth={1.5} />
    </g>
  ));

/** Passing or not is told by colour and by which side of the line a point is on. */
const Points = ({
  points,
  x,
  y,
  kind,
  passingFrom,
}: {
  points: readonly ChartPoint[];
  x: Scale;
  y: Scale;
  kind: 'coach' | 'own';
  passingFrom: number;
}) => (
  <>
    {kind === 'coach' && points.length > 1 && (
      <polyline
        aria-hidden
        points={points.map(({ at, step }) => `${x(at)},${y(step)}`).join(' ')}
        fill="none"
        className="stroke-line"
        strokeWidth={1.5}
      />
    )}
    {points.map(({ at, step, says }) => (
      <circle
        key={at}
        role="img"
        tabIndex={0}
        aria-label={says}
        cx={x(at)}
        cy={y(step)}
        r={kind === 'coach' ? 5 : 7}
        className={
          kind === 'own'
            ? 'fill-none stroke-info'
            : step >= passingFrom
              ? 'fill-brand stroke-brand'
              : 'fill-(--below) stroke-(--below)'
        }
        strokeWidth={2}
      >
        <title>{says}</title>
      </circle>
    ))}
  </>
);
