import type { ReactNode } from 'react';
import { classes } from './classes';
import type { IconName } from './icons';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

export interface Look {
  kind?: Kind;
  icon?: IconName;
  /** As wide as what it stands in: the one thing to do on a phone. */
  wide?: boolean;
  children: ReactNode;
}

const KINDS: Record<Kind, string> = {
  primary: 'bg-brand text-on-brand border-transparent hover:bg-brand-hover',
  plain: 'bg-surface text-ink border-control hover:bg-quiet-tint',
  quiet: 'bg-transparent text-brand border-transparent hover:bg-quiet-tint',
  danger: 'bg-surface text-danger border-danger hover:bg-bad-tint',
};

/** How a button looks, and a link that leads on like one. */
export const look = ({ kind = 'plain', wide }: Look): string =>
  classes(
    'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-control border px-4 py-2 font-semibold no-underline transition-colors duration-120',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-progress aria-disabled:opacity-60 data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60',
    KINDS[kind],
    wide && 'w-full',
  );
