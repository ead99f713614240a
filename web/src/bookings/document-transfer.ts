import { ApiProblem, Offline } from '../api/api';
import { session } from '../api/session';

/** A file on its way, and how to stop it. */
export interface Sending {
  sent: Promise<void>;
  stop: () => void;
}

/** Whoever sent it changed their mind. */
export class Stopped extends Error {}

/**
 * Sends a document, telling how far it is: `fetch` cannot. What the API refuses comes as its problem. Nothing is kept of
 * what did not arrive whole.
 */
export const sendDocument = (
  bookingId: string,
  { file, type }: { file: File; type: string },
  progress: (percent: number) => void,
): Sending => {
  const request = new XMLHttpRequest();
  const sent = session.accessToken().then(
    (token) =>
      new Promise<void>((resolve, reject) => {
        const query = new URLSearchParams({ name: plainName(file.name) });
        request.open('POST', `/v1/document-reviews/${bookingId}/documents?${query}`);
        request.setRequestHeader('content-type', type);
        if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
        request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded / total) * 100));
        request.onload = () => (request.status === 201 ? resolve() : reject(problemOf(request)));
        request.onerror = () => reject(new Offline(request));
        request.onabort = () => reject(new Stopped());
        request.send(file);
      }),
  );
  return { sent, stop: () => request.abort() };
};

/** Names on people's disks have all signs; the API takes letters, digits, spaces and a few more. */
const plainName = (name: string): string =>
  [...name.replaceAll(/[^\p{L}\p{N}\p{M} ._()-]+/gu, '_').replace(/^[ .]+/, '')]
    .slice(-120)
    .join('')
    .trim() || 'document';

const problemOf = (request: XMLHttpRequest): Error => {
  const answer = new Response(request.responseText, {
    status: request.status,
    headers: {
      'content-type': request.getResponseHeader('content-type') ?? '',
      'retry-after': request.getResponseHeader('retry-after') ?? '',
    },
  });
  return new ApiProblem('POST document', answer, parsed(request.responseText));
};

const parsed = (text: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
};

/** Saves a version as a file of its own name. */
export const download = async (bookingId: string, revision: number, name: string): Promise<void> => {
  const token = await session.accessToken();
  const answer = await fetch(`/v1/document-reviews/${bookingId}/documents/${revision}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  if (!answer.ok) throw new ApiProblem('GET document', answer, parsed(await answer.text()));
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
};
