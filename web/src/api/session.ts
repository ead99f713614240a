import { now, readClock } from './clock';
import { Listeners } from './listeners';

interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
}

/** What one tab tells the others. `renewed`: the same login goes on, and nothing that is shown gets old by it. */
type Message = { said: 'began' | 'renewed'; tokens: Tokens } | { said: 'ended' };

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
  /** The login ended while somebody was at work: requests wait here until they have logged in again, or given up. */
  private asked: { answer: Promise<void>; settle: () => void } | null = null;
  private readonly channel = new BroadcastChannel('greenroom.session');
  private readonly people = new Listeners();
  private readonly askers = new Listeners();

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.take(data);
  }

  /** Whether somebody is, or may be, logged in here. */
  readonly isSignedIn = (): boolean => localStorage.getItem(MARK) !== null;

  /** Calls back when somebody logs in or out, in this tab or another. Answers how to stop listening. */
  readonly onChange = this.people.add;

  /** Whether somebody is asked to log in once more, over the page that they are on. */
  readonly isAsking = (): boolean => this.asked !== null;

  /** Calls back when that begins and ends. */
  readonly onAsking = this.askers.add;

  /**
   * The access token for a request; null for a visitor.
   * @param refused a token that the API just refused: another one is wanted
   */
  async accessToken(refused?: string): Promise<string | null> {
    if (!this.isSignedIn()) return null;
    if (this.isFresh(refused)) return this.tokens?.accessToken ?? null;
    const wasAtWork = this.tokens !== null;
    const isDead = await navigator.locks.request('greenroom.session', async () => {
      // Another tab may have refreshed while we waited; its message came before the lock did.
      await new Promise((resolve) => setTimeout(resolve));
      return !this.isFresh(refused) && (await this.refresh()) === 'dead';
    });
    // Out of the lock: other tabs must not wait for who looks at this one.
    if (isDead && wasAtWork) await this.ask();
    else if (isDead) this.end();
    return this.tokens?.accessToken ?? null;
  }

  /** Remembers who has just logged in. */
  begin(tokens: Tokens): void {
    localStorage.setItem(MARK, 'yes');
    this.say({ said: 'began', tokens });
  }

  /** The same login goes on with these: after a new password, or after logging in once more. */
  renew(tokens: Tokens): void {
    this.say({ said: 'renewed', tokens });
  }

  /** Nobody is logged in any more, in no tab. */
  end(): void {
    localStorage.removeItem(MARK);
    this.say({ said: 'ended' });
  }

  private isFresh(refused: string | undefined): boolean {
    if (!this.tokens || this.tokens.accessToken === refused) return false;
    return Date.parse(this.tokens.accessTokenExpiresAt) - now().getTime() > FRESH_MS;
  }

  /** `dead`: the cookie logs nobody in any more. A server that cannot answer now says nothing about that. */
  private async refresh(): Promise<'done' | 'dead' | 'unanswered'> {
    const answer = await fetch('/v1/logins/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    readClock(answer);
    if (answer.ok) {
      this.renew((await answer.json()) as Tokens);
      return 'done';
    }
    return answer.status === 401 || answer.status === 403 ? 'dead' : 'unanswered';
  }

  private ask(): Promise<void> {
    if (!this.asked) {
      let settle = (): void => undefined;
      this.asked = { answer: new Promise<void>((resolve) => (settle = resolve)), settle };
      this.askers.tell();
    }
    return this.asked.answer;
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
    this.take(message);
  }

  private take(message: Message): void {
    this.tokens = message.said === 'ended' ? null : message.tokens;
    const { asked } = this;
    this.asked = null;
    if (asked) this.askers.tell();
    asked?.settle();
    if (message.said !== 'renewed') this.people.tell();
  }
}

export const session = new Session();
