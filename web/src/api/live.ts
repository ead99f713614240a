import type { QueryClient } from '@tanstack/react-query';
import { session } from './session';

/** One tab listens for all: a browser opens only a few connections to one server. */
const LOCK = 'greenroom.live';
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** What happens together is read together. */
const GATHER_MS = 150;

const channel = new BroadcastChannel('greenroom.live');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Reads again what the open pages show, as soon as the server says that something of the reader's changed. Only a hint:
 * pages also read again by themselves, now and then.
 */
export const followChanges = (queries: QueryClient): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readAgain = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void queries.invalidateQueries(), GATHER_MS);
  };
  channel.onmessage = readAgain;
  void navigator.locks.request(LOCK, async () => {
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      if (await listen(readAgain)) wait = FIRST_PAUSE_MS;
      await pause(wait);
    }
  });
};

/** Listens until the stream ends. True when it was open at all. */
const listen = async (readAgain: () => void): Promise<boolean> => {
  try {
    const token = await session.accessToken();
    if (!token) return false;
    const { ok, body } = await fetch('/v1/events', {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    });
    if (!ok || !body) return false;
    const stopped = session.onChange(() => void reader.cancel());
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      if (!text.includes('\n\n')) continue;
      if (text.includes('event: change')) {
        channel.postMessage('changed');
        readAgain();
      }
      text = '';
    }
    stopped();
    return true;
  } catch {
    return false;
  }
};
