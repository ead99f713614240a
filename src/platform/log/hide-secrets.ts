/** What is secret by its shape, wherever it turns up in a line, and what stands there instead. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/:\/\/[^\s/@"]{1,300}@/g, '://[hidden]@'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '[email]'],
  [/\b(Bearer|Basic)\s+[\w.~+/-]+=*/gi, '$1 [hidden]'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(sk|rk|whsec)_\w+/g, '$1_[hidden]'],
  [/([?&](?:token|secret|signature|key)=)[^&\s"\\]+/gi, '$1[hidden]'],
];

/**
 * The last line of defence, over the whole text of a log line: credentials in URLs, e-mail addresses, tokens and keys
 * are blanked by their shape. What has no shape (passwords, notes) must not be logged in the first place.
 */
export const hideSecrets = (line: string): string =>
  SHAPES.reduce((text, [shape, instead]) => text.replace(shape, instead), line);
