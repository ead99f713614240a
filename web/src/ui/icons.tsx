import type { ReactNode } from 'react';

/** Shapes drawn by ourselves. They never stand alone: the word beside them says the same. */
const SHAPES = {
  check: <path d="M3.5 8.5l3 3 6-7" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  right: <path d="M6 3.5L10.5 8 6 12.5" />,
  left: <path d="M10 3.5L5.5 8l4.5 4.5" />,
  down: <path d="M3.5 6L8 10.5 12.5 6" />,
  doubleDown: <path d="M3.5 4L8 8.5 12.5 4M3.5 8.5L8 13l4.5-4.5" />,
  up: <path d="M3.5 10L8 5.5l4.5 4.5" />,
  doubleUp: <path d="M3.5 12L8 7.5l4.5 4.5M3.5 7.5L8 3l4.5 4.5" />,
  dot: <circle cx="8" cy="8" r="4" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.5 2" />,
  alert: <path d="M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.2" />,
  off: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M3.8 12.2l8.4-8.4" />
    </>
  ),
  flag: <path d="M4 14V2.5h8l-2 3 2 3H4" />,
  scales: (
    <path d="M8 2.5v11M5 13.5h6M3 5h10M3 5l-1.5 4a2.2 2.2 0 0 0 3.4 0zM13 5l-1.5 4a2.2 2.2 0 0 0 3.4 0z" />
  ),
  back: <path d="M6 3.5L2.5 7 6 10.5M2.5 7h7a4 4 0 0 1 0 8H7" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5L14 14" />
    </>
  ),
  calendar: <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5" />,
  note: <path d="M3.5 2.5h9v11h-9zM5.5 5.5h5M5.5 8h5M5.5 10.5h3" />,
  chart: <path d="M2.5 13.5h11M4 13V8.5M8 13V4.5M12 13V6.5" />,
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.8" />
      <path d="M2.8 13.8a5.3 5.3 0 0 1 10.4 0" />
    </>
  ),
  star: <path d="M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  plus: <path d="M8 3v10M3 8h10" />,
  external: <path d="M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg
    aria-hidden
    viewBox="0 0 16 16"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    className="shrink-0"
  >
    {SHAPES[name]}
  </svg>
);
