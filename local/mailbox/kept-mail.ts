export interface KeptMail {
  id: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  calendar: { method: string; content: string } | null;
  at: Date;
  /** The zone of whoever gets it. */
  zone: string;
  /** Every address in it, once, in the order of the text. */
  links: string[];
}

/** A sentence that ends behind an address is no part of it. */
const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;

/** Text cut into what is an address and what stands between. */
export const withAddresses = (text: string): { text: string; isAddress: boolean }[] => {
  const parts: { text: string; isAddress: boolean }[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    parts.push({ text: text.slice(end, index), isAddress: false }, { text: address, isAddress: true });
    end = index + address.length;
  }
  return [...parts, { text: text.slice(end), isAddress: false }];
};

/** The addresses in a mail that scripts may want to follow. */
export const linksOf = ({ text, html }: Pick<KeptMail, 'text' | 'html'>): string[] => [
  ...new Set([
    ...withAddresses(text).flatMap((part) => (part.isAddress ? [part.text] : [])),
    ...[...(html ?? '').matchAll(/href="(https?:[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    ),
  ]),
];
