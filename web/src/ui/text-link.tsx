import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { classes } from './classes';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

const Anchor = ({ className, ...props }: Props) => (
  <a
    {...props}
    className={classes('text-brand underline underline-offset-2 hover:text-brand-hover', className)}
  />
);

/** A link in running text, to a page of ours. */
export const TextLink = createLink(Anchor);
/** The same, to anywhere else. */
export const TextAnchor = Anchor;
