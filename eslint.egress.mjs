/** The one way to call a foreign address. */
const EGRESS = 'src/platform/egress/**';

/** What libraries of ours call (Stripe, S3, mail servers) is in the configuration; boundaries say where each is used. */
const HTTP_CLIENTS = [
  ...['undici', 'axios', 'got', 'ky', 'node-fetch', 'cross-fetch', 'needle', 'superagent', 'request', 'phin'],
  ...[
    'follow-redirects',
    'make-fetch-happen',
    'ofetch',
    'wretch',
    'gaxios',
    'light-my-request',
    'ws',
    'eventsource',
  ],
].join('|');

const CONNECTING = '/^(request|get|Agent|globalAgent|ClientRequest|connect|createConnection|createSocket)$/';
/** `node:net` and so on. The slash of a path would end the expression, so packages below these names are not among them. */
const NETWORK = '/^(node:)?(http|https|http2|net|tls|dgram)$/';
const CLIENTS = `/^(${HTTP_CLIENTS})$/`;

const instead =
  'Addresses that people give are called by fetchForeign of src/platform/egress, which looks where they lead.';

const REFUSED = [
  ':not(MemberExpression) > Identifier[name=/^(fetch|WebSocket|EventSource|XMLHttpRequest)$/]',
  'MemberExpression[object.name=/^(global|globalThis)$/]:matches([property.name="fetch"], [property.value="fetch"])',
  `ImportDeclaration[importKind!="type"][source.value=${CLIENTS}]`,
  `ImportDeclaration[importKind!="type"][source.value=${NETWORK}] > ImportSpecifier[importKind!="type"][imported.name=${CONNECTING}]`,
  `ImportDeclaration[importKind!="type"][source.value=${NETWORK}] > :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)`,
  `ExportNamedDeclaration[source.value=${NETWORK}]`,
  `ExportAllDeclaration[source.value=${NETWORK}]`,
  `ImportExpression > Literal:matches([value=${NETWORK}], [value=${CLIENTS}])`,
  `CallExpression[callee.name="require"] > Literal:matches([value=${NETWORK}], [value=${CLIENTS}])`,
  `TSImportEqualsDeclaration Literal:matches([value=${NETWORK}], [value=${CLIENTS}])`,
].map((selector) => ({ selector, message: `egress: ${instead}` }));

/** The product calls nobody by itself. What stands around it (`local/`, tests, scripts, benchmarks) calls the product. */
export const egressRules = (others) => ({
  files: ['src/**/*.ts'],
  ignores: ['**/*.spec.ts', EGRESS],
  // One list per file: a second one would replace the first.
  rules: { 'no-restricted-syntax': ['error', ...others, ...REFUSED] },
});
