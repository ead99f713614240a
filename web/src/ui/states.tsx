import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProblem, Offline } from '../api/api';
import { Button } from './button';
import { Card } from './card';
import { classes } from './classes';

/** Stands where something is read, as high as what will come. Nothing flickers where the answer is quick. */
export const Skeleton = ({ height = 160 }: { height?: number }) => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      role="status"
      style={{ height }}
      className={classes('rounded-card', isLate && 'animate-pulse bg-quiet-tint')}
    >
      <span className="sr-only">Loading</span>
    </div>
  );
};

/** Nothing is here yet, and what to do about it. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <Card className="grid justify-items-center gap-4 py-10 text-center">
    <p className="max-w-md text-soft">{children}</p>
    {action}
  </Card>
);

/** Something could not be read: nothing is lost, and here is how to go on. */
export const ReadFailed = ({ thing, error, again }: { thing: string; error: unknown; again: () => void }) => (
  <Card className="grid gap-3">
    <h2>{headline(thing, error)}</h2>
    <p className="text-soft">
      {error instanceof ApiProblem && error.status < 500 ? error.detail : 'Nothing is lost.'}
    </p>
    <div>
      <Button onPress={again}>Try again</Button>
    </div>
    {error instanceof ApiProblem && (
      <details className="text-table text-soft">
        <summary className="cursor-pointer">Details</summary>
        <p className="mt-1 select-all">
          {error.code} {error.requestId}
        </p>
      </details>
    )}
  </Card>
);

const headline = (thing: string, error: unknown): string => {
  if (error instanceof Offline) return 'You are offline.';
  if (!(error instanceof ApiProblem)) return `We could not load ${thing}.`;
  if (error.status === 404) return 'There is nothing for you here.';
  if (error.status === 429) return `Too many tries. Again in ${error.retryAfter ?? 60} s.`;
  if (error.status === 503) return 'Being updated. Try again in a moment.';
  return `We could not load ${thing}.`;
};

/** What was read, once it was: skeleton before, the way on where it failed. */
export const Shown = <T,>({
  of: query,
  thing,
  height,
  children,
}: {
  of: UseQueryResult<T>;
  /** With its article: "the coach". */
  thing: string;
  height?: number;
  children: (data: T) => ReactNode;
}) => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError)
    return <ReadFailed thing={thing} error={query.error} again={() => void query.refetch()} />;
  return <Skeleton height={height} />;
};
