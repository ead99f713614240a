/** A decoded form: nested objects whose leaves are strings. Lists are objects with number keys, see `listOf`. */
export interface FormObject {
  [key: string]: string | FormObject;
}

const DEEPEST = 8;

/**
 * Reads `a=1&b[c]=2&d[0][e]=3&f[]=4` the way Stripe does.
 * A key that contradicts an earlier one (`a=1&a[b]=2`) wins over it.
 */
export function parseForm(encoded: string): FormObject {
  const root = emptyObject();
  for (const [key, value] of new URLSearchParams(encoded)) {
    put(root, segmentsOf(key), value);
  }
  return root;
}

function emptyObject(): FormObject {
  return Object.create(null) as FormObject;
}

function segmentsOf(key: string): string[] {
  const [head = '', ...rest] = key.split('[');
  return [head, ...rest.map((part) => part.replace(/\]$/, ''))].slice(0, DEEPEST);
}

function put(target: FormObject, segments: string[], value: string): void {
  const [head = '', ...rest] = segments;
  const key = head === '' ? String(Object.keys(target).length) : head;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const present = target[key];
  const inner = typeof present === 'object' ? present : emptyObject();
  target[key] = inner;
  put(inner, rest, value);
}

/** Text that is equal for equal parameters, whatever their order. */
export function canonicalForm(form: FormObject): string {
  const entries = Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries
    .map(([key, value]) => {
      const text = typeof value === 'string' ? JSON.stringify(value) : canonicalForm(value);
      return `${JSON.stringify(key)}:${text}`;
    })
    .join(',')}}`;
}
