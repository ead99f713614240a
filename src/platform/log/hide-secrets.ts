interface Shape {
  pattern: RegExp;
  /** Stands in every text that has the shape; most lines have none of them, and a search for a word costs little. */
  mark: string | RegExp;
  instead: string;
}

/** What is secret by its shape, wherever it turns up in a line, and what stands there instead. */
const SHAPES: readonly Shape[] = [
  { mark: '@', pattern: /:\/\/[^\s/@"]{1,300}@/g, instead: '://[hidden]@' },
  { mark: '@', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, instead: '[email]' },
  { mark: /bearer|basic/i, pattern: /\b(Bearer|Basic)\s+[\w.~+/-]+=*/gi, instead: '$1 [hidden]' },
  { mark: 'eyJ', pattern: /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, instead: '[token]' },
  { mark: /[sr]k_|whsec_/, pattern: /\b(sk|rk|whsec)_\w+/g, instead: '$1_[hidden]' },
  { mark: '=', pattern: /([?&](?:token|secret|signature|key)=)[^&\s"\\]+/gi, instead: '$1[hidden]' },
];

/** Members that are never shown, wherever they stand. */
const SECRET_MEMBERS = new Set([
  'password',
  'token',
  'refreshToken',
  'accessToken',
  'authorization',
  'cookie',
  'secret',
  'email',
  'parameters',
]);
const SECRET_MEMBER = new RegExp(`"(?:${[...SECRET_MEMBERS].join('|')})":`);

/** A text without what is secret by its shape: credentials in URLs, e-mail addresses, tokens and keys. */
export const hideSecrets = (text: string): string =>
  SHAPES.reduce(
    (shown, { mark, pattern, instead }) => (has(shown, mark) ? shown.replace(pattern, instead) : shown),
    text,
  );

/**
 * The last line of defence, over the whole text of a log line, which is one JSON object: members with a secret's name
 * are blanked at any depth, and what is secret by its shape. What has neither name nor shape (notes) must not be
 * logged in the first place.
 */
export const hideInLine = (line: string): string =>
  hideSecrets(SECRET_MEMBER.test(line) ? withoutMembers(line) : line);

const withoutMembers = (line: string): string => {
  try {
    const shown: unknown = JSON.parse(line, (name, value: unknown) =>
      SECRET_MEMBERS.has(name) ? '[hidden]' : value,
    );
    return `${JSON.stringify(shown)}\n`;
  } catch {
    return '{"level":50,"msg":"A line with a secret in it is not JSON and was hidden."}\n';
  }
};

const has = (text: string, mark: string | RegExp): boolean =>
  typeof mark === 'string' ? text.includes(mark) : mark.test(text);
