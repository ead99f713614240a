/** What the server says of itself in the page: nothing that a visitor may not know. */
interface Facts {
  /** Where to pay with the sandbox's cards; null where payments are real. */
  sandbox: { payments: string } | null;
}

const written = document.querySelector<HTMLMetaElement>('meta[name="greenroom"]')?.content ?? '';

export const facts: Facts = written.startsWith('{') ? (JSON.parse(written) as Facts) : { sandbox: null };
