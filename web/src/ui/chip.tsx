import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './icons';

export type Tone = 'good' | 'wait' | 'bad' | 'info' | 'quiet';

const TONES: Record<Tone, string> = {
  good: 'bg-good-tint text-good',
  wait: 'bg-wait-tint text-wait',
  bad: 'bg-bad-tint text-bad',
  info: 'bg-info-tint text-info',
  quiet: 'bg-quiet-tint text-quiet',
};

/** How something stands: shape, word and tint, so that no one of them is needed. */
export const Chip = ({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) => (
  <span
    className={classes(
      'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-table font-semibold',
      TONES[tone],
    )}
  >
    {icon && <Icon name={icon} size={14} />}
    {children}
  </span>
);

/** A sentence that matters, in the same tints. */
export const Notice = ({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) => (
  <div className={classes('flex gap-2.5 rounded-control px-4 py-3', TONES[tone])}>
    {icon && (
      <span className="mt-1">
        <Icon name={icon} />
      </span>
    )}
    <div className="min-w-0 flex-1">{children}</div>
  </div>
);
