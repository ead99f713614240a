import type { FormObject } from './form';
import type { Call } from './store';

/** One operation of the API. `ids` are the path's parameters, in order. */
export interface Route {
  method: 'GET' | 'POST';
  path: string;
  answer(call: Call, input: FormObject, ids: [string, string]): Promise<object>;
}

export interface Match {
  route: Route;
  ids: [string, string];
}

/** Finds the operation for a path; the first in the list wins. */
export function matchRoute(routes: Route[], method: string, path: string): Match | null {
  const parts = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const ids = idsOf(route.path.split('/'), parts);
    if (ids) return { route, ids: [ids[0] ?? '', ids[1] ?? ''] };
  }
  return null;
}

function idsOf(pattern: string[], parts: string[]): string[] | null {
  if (pattern.length !== parts.length) return null;
  const ids: string[] = [];
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) {
      if (part === '') return null;
      ids.push(decodeURIComponent(part));
    } else if (expected !== part) return null;
  }
  return ids;
}
