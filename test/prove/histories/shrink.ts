import { type History, HistoryFault, live } from './driver';
import type { Templates } from './world';

/** How often a failing history is tried again with fewer steps. */
const TRIES = 100;

/** Runs a history on an application that no other history has spoilt; null when it goes as foretold. */
export type Trial = (history: History) => Promise<HistoryFault | null>;

/**
 * The shortest history found that still goes wrong: pieces of it are left out, smaller and smaller ones, as long as
 * something goes wrong without them. What is left is almost always the fault itself.
 */
export const shrink = async (first: HistoryFault, trial: Trial): Promise<HistoryFault> => {
  let best = first;
  let tries = 0;
  const withoutPiece = async (size: number): Promise<HistoryFault | null> => {
    for (let at = 0; at < best.history.steps.length && tries < TRIES; at += size) {
      tries += 1;
      const found = await trial(without(best.history, at, size));
      if (found) return found;
    }
    return null;
  };
  for (let size = Math.ceil(best.history.steps.length / 2); size >= 1;) {
    const shorter = await withoutPiece(size);
    if (shorter) best = shorter;
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;
};

const without = ({ start, steps }: History, at: number, size: number): History => ({
  start,
  steps: [...steps.slice(0, at), ...steps.slice(at + size)],
});

/** Runs a history for its fault; null when there is none. */
export const faultOf = async (templates: Templates, history: History): Promise<HistoryFault | null> => {
  try {
    await live(templates, history, history.steps.length);
    return null;
  } catch (error) {
    if (error instanceof HistoryFault) return error;
    throw error;
  }
};
