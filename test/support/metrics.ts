import type { TestApp } from './app';

/** What one scrape says: every sample by its series, as `name{label="value"}` with the labels in order. */
export const scrape = async (app: TestApp, token?: string): Promise<Map<string, number>> => {
  const { status, text } = await app
    .http()
    .get('/metrics')
    .set(token ? { Authorization: `Bearer ${token}` } : {});
  if (status !== 200) throw new Error(`metrics: ${status} ${text}`);
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const end = line.lastIndexOf(' ');
        return [seriesOf(line.slice(0, end)), Number(line.slice(end + 1))];
      }),
  );
};

const seriesOf = (text: string): string =>
  text.replace(
    /\{(.*)\}$/,
    (_, labels: string) =>
      `{${labels
        .split(/,(?=\w+=")/)
        .sort()
        .join(',')}}`,
  );
