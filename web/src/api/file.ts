import { session } from './session';

/** Fetches a file as whoever is logged in and hands it to the browser to keep. Throws where it is refused. */
export const keepFile = async (path: string, name: string): Promise<void> => {
  const token = await session.accessToken();
  const answer = await fetch(path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Later: the browser reads it once the click is through.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
