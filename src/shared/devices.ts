/** In the order in which they are looked for: most claim to be some of the others too. */
const BROWSERS: [pattern: RegExp, name: string][] = [
  [/\b(Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/\S+ (Mobile\/\S+ )?Safari\//, 'Safari'],
];
const SYSTEMS: [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * What somebody is told of where they logged in, from the `User-Agent`: "Firefox on Windows". It is for recognising one's
 * own devices and proves nothing, since a program may say what it likes. Null where nothing of it is known; what is
 * written in it is never repeated.
 */
export const deviceInWords = (agent: string | undefined): string | null => {
  const read = agent?.slice(0, 500) ?? '';
  const browser = BROWSERS.find(([pattern]) => pattern.test(read))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(read))?.[1];
  if (!browser && !system) return null;
  return system ? `${browser ?? 'A browser'} on ${system}` : (browser ?? null);
};
