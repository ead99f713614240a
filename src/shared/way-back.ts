/** One slash in front, and letters, digits and the few marks that our own addresses have. */
const PATH = /^\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*)?$/;
const VALUE = /^[\w.:+,~-]*(?:\/[\w~-]+)*$/;
const ANCHOR = /^#[a-z-]{0,40}$/;
const LONGEST = 400;
/** What the server answers itself; nobody is led there. */
const NO_PAGE = /^\/(?:v\d+|docs|health|metrics|sandbox|assets)(?:\/|$)/;

/**
 * Where somebody wanted to go before they had to log in, as they or a link gave it: a path of our own pages, or null. It
 * goes into mails and redirects, so it leads to no other site however a browser reads it (`//`, `/\`, a line break), and
 * no sentence fits into it. Whether there is such a page, the router of the web application knows.
 */
export const wayBack = (written: string | undefined): string | null => {
  if (!written || written.length > LONGEST) return null;
  const [, path = '', query = '', anchor = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(written) ?? [];
  const isOurs = PATH.test(path) && !NO_PAGE.test(path) && (anchor === '' || ANCHOR.test(anchor));
  return isOurs && isPlain(query) ? written : null;
};

/** Ids, instants, zones and the like; nothing with a space in it. */
const isPlain = (query: string): boolean =>
  query === '' ||
  (/^\?[\w.:,~%&=/-]*$/.test(query) &&
    [...new URLSearchParams(query)].every(([name, value]) => /^\w{1,40}$/.test(name) && VALUE.test(value)));
