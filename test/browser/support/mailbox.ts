import { expect } from '@playwright/test';

interface SeenMail {
  subject: string;
  links: string[];
}

/** What the product wrote to an address, newest first, once there is something of this kind. */
export const mailTo = async (origin: string, to: string, kind: string): Promise<SeenMail> => {
  let found: SeenMail | undefined;
  await expect(async () => {
    const answer = await fetch(`${origin}/sandbox/mailbox?${new URLSearchParams({ to, kind }).toString()}`, {
      headers: { accept: 'application/json' },
    });
    [found] = ((await answer.json()) as { items: SeenMail[] }).items;
    expect(found).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found as SeenMail;
};

/** The first link in it, as a path of our own. */
export const linkIn = ({ links }: SeenMail): string => {
  const { pathname, search } = new URL(links[0] ?? '');
  return pathname + search;
};
