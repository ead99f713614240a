import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { type Look, look } from './button-look';
import { Icon } from './icons';

type AnchorProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

const Anchor = ({ kind, icon, wide, children, className: _, ...props }: AnchorProps) => (
  <a {...props} className={look({ kind, wide, children })}>
    {icon && <Icon name={icon} />}
    {children}
  </a>
);

/** A link that looks like a button, to a page of ours: `to`, `params` and `search` as of the router's Link. */
export const ButtonLink = createLink(Anchor);
/** The same, to anywhere else: a payment page, a meeting room, a file. */
export const ButtonAnchor = Anchor;
