import type { ReactNode } from 'react';
import { classes } from './classes';

/** One thing, on its own ground. */
export const Card = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={classes('rounded-card bg-surface shadow-card p-4 sm:p-6', className)}>{children}</div>
);
