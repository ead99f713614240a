import { now, readClock } from './clock';

interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
}

/** Said by another tab as well: somebody logged in, got new tokens, or logged out. */
type Message = { tokens: Tokens | null; isOver: boolean };

/** Tells a visitor from somebody whose cookie may still log them in, so that visitors cause no refused request. */
const MARK = 'greenroom.signedIn';
/** A token that ends sooner is exchanged before it is sent. */
const FRESH_MS = 30_000;

/**
 * The login of this browser. The access token lives in memory only, in each tab; the refresh token in a cookie that no
 * script reads. One refresh at a time over all tabs: eight tabs that wake together would otherwise ask eight times.
 */
class Session {
  private tokens: Tokens | null = null;
  private readonly channel = new BroadcastChannel('greenroom.session');
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => {
      this.tokens = data.tokens;
      if (data.isOver || data.tokens) this.announce();
    };
  }

  /** Whether somebody is, or may be, logged in here. */
  readonly isSignedIn = (): boolean => localStorage.getItem(MARK) !== null;

  /** Calls back when somebody logs in or out, in this tab or another. Answers how to stop listening. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * The access token for a request; null for a visitor.
   * @param refused a token that the API just refused: another one is wanted
   */
  async accessToken(refused?: string): Promise<string | null> {
    if (!this.isSignedIn()) return null;
    if (this.isFresh(refused)) return this.tokens?.accessToken ?? null;
    return navigator.locks.request('greenroom.session', async () => {
      // Another tab may have refreshed while we waited; its message came before the lock did.
      await new Promise((resolve) => setTimeout(resolve));
      if (!this.isFresh(refused)) await this.refresh();
      return this.tokens?.accessToken ?? null;
    });
  }

  /** Remembers who has just logged in. */
  begin(tokens: Tokens): void {
    localStorage.setItem(MARK, 'yes');
    this.say({ tokens, isOver: false });
    this.announce();
  }

  /** Nobody is logged in any more, in no tab. */
  end(): void {
    localStorage.removeItem(MARK);
    this.say({ tokens: null, isOver: true });
    this.announce();
  }

  private isFresh(refused: string | undefined): boolean {
    if (!this.tokens || this.tokens.accessToken === refused) return false;
    return Date.parse(this.tokens.accessTokenExpiresAt) - now().getTime() > FRESH_MS;
  }

  private async refresh(): Promise<void> {
    const answer = await fetch('/v1/logins/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    readClock(answer);
    if (answer.ok) return this.say({ tokens: (await answer.json()) as Tokens, isOver: false });
    // A server that cannot answer now says nothing about who is logged in.
    if (answer.status === 401 || answer.status === 403) this.end();
  }

  private say(message: Message): void {
    this.tokens = message.tokens;
    this.channel.postMessage(message);
  }

  private announce(): void {
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();
