import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { classes } from './classes';
import { Icon, type IconName } from './icons';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

interface Look {
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

const look = ({ kind = 'plain', wide }: Look): string =>
  classes(
    'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-control border px-4 py-2 font-semibold no-underline transition-colors duration-120',
    'disabled:cursor-not-allowed disabled:opacity-60 data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60',
    KINDS[kind],
    wide && 'w-full',
  );

/** Something that is done here. While it is under way it says so and cannot be pressed again. */
export const Button = ({
  kind,
  icon,
  wide,
  children,
  ...props
}: Look & Omit<ButtonProps, 'children' | 'className'>) => (
  <AriaButton {...props} className={look({ kind, wide, children })}>
    {icon && <Icon name={icon} />}
    {children}
  </AriaButton>
);

type AnchorProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

const Anchor = ({ kind, icon, wide, children, className: _, ...props }: AnchorProps) => (
  <a {...props} className={look({ kind, wide, children })}>
    {icon && <Icon name={icon} />}
    {children}
  </a>
);

/** The same, to a page of ours: `to`, `params` and `search` as of the router's Link. */
export const ButtonLink = createLink(Anchor);
/** The same, to anywhere else: a payment page, a meeting room, a file. */
export const ButtonAnchor = Anchor;
