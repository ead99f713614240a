/**
 * What time it is for the product. The server says so with each answer (`Greenroom-Now`): the sandbox's clock moves,
 * and the machine's own may be wrong.
 */
let aheadMs = 0;

/** Takes the server's time from an answer. Answers without it change nothing. */
export const readClock = ({ headers }: Response): void => {
  const said = Date.parse(headers.get('greenroom-now') ?? '');
  if (!Number.isNaN(said)) aheadMs = said - Date.now();
};

export const now = (): Date => new Date(Date.now() + aheadMs);
