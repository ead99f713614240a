/** Who may use whom (ARCHITECTURE.md). Each feature is entered through its index.ts only. */
const MAY_USE = {
  identity: [],
  packs: [],
  candidates: ['identity', 'packs'],
  coaches: ['identity', 'packs'],
  questions: ['identity', 'packs', 'coaches'],
  scheduling: ['identity', 'packs', 'coaches'],
  policies: [],
  payments: ['identity', 'policies'],
  bookings: ['identity', 'packs', 'candidates', 'coaches', 'scheduling', 'payments', 'policies'],
  documents: ['identity', 'packs', 'coaches', 'bookings'],
  ratings: ['identity', 'coaches', 'bookings'],
  kits: ['identity', 'packs', 'questions', 'candidates', 'coaches', 'bookings'],
  forms: ['identity', 'packs', 'questions', 'candidates', 'coaches', 'bookings', 'kits'],
  reports: [
    ...['identity', 'packs', 'questions', 'candidates', 'coaches', 'bookings', 'ratings', 'kits', 'forms'],
  ],
  matching: [
    ...['identity', 'packs', 'policies', 'candidates', 'coaches', 'scheduling', 'bookings', 'ratings'],
    'forms',
  ],
  preparation: [
    ...['identity', 'packs', 'questions', 'candidates', 'coaches', 'bookings', 'kits', 'forms', 'reports'],
    'matching',
  ],
};
/** These may use all the others, and nobody uses them. */
const USED = Object.keys(MAY_USE);
MAY_USE.screens = USED;
MAY_USE.notifications = USED;
MAY_USE.admin = [...USED, 'notifications'];
const FEATURES = Object.keys(MAY_USE);
/** Rooms of payments: what only keeps books knows nothing of who is paid, and nobody but `stripe` knows how it is sent. */
const PAYMENT_ROOMS = {
  ledger: [],
  commands: [],
  orders: ['ledger', 'commands'],
  disputes: ['ledger', 'commands', 'orders'],
  stripe: ['ledger', 'commands', 'orders', 'disputes'],
};
/** Where the tree to check begins: the seeded violations of the tests stand below another folder. */
const BASE = process.env.BOUNDARY_BASE ?? '';
const at = (path) => `^${BASE}src/${path}`;
/** Plain functions over plain data: `domain/` of every feature, and the kinds of bookings. */
const PURE = at('.+/(domain|kinds)/');
/** What stands in for the world around the product stands beside it. */
const local = (path) => `^${BASE}local/${path}`;
const anywhere = [at(''), local('')];
/** Scripts, benchmarks and tests stand around the product. */
const around = (path) => `^${BASE}${path}`;
/**
 * Tests that look into a feature which is not their own, and why. Only ever shorter: a test that is about one feature
 * stands in its folder, one that is about several uses their doors.
 */
const LOOKS_INSIDE = {
  'test/attacks/texts.spec.ts': 'writes calendar files, and nobody uses notifications by their door',
  'test/notifications/link-ends.api.spec.ts': 'moves an address without the mails that lead to it',
  'test/platform/clean-up-plans.api.spec.ts': 'erases somebody at once, for the clean-ups that follow',
  'test/platform/long-work.api.spec.ts': 'holds the turn in which the files of packs are read',
  'test/support/accounts.ts': 'hashes the password of all accounts once, not one for each',
  'test/support/test-database.ts': 'fills the template of all databases with the packs',
};
const asPattern = (file) => `^${BASE}${file.replaceAll('.', '[.]')}$`;

/** Features that may use every other feature need no such rule. */
const isLimited = (feature) =>
  FEATURES.some((other) => other !== feature && !MAY_USE[feature].includes(other));

const usesOnly = FEATURES.filter(isLimited).map((feature) => ({
  name: `${feature}-uses-only-what-it-may`,
  severity: 'error',
  from: { path: at(`${feature}/`) },
  to: {
    path: at(`(${FEATURES.join('|')})/`),
    pathNot: [feature, ...MAY_USE[feature]].map((name) => at(`${name}/`)),
  },
}));

const byTheDoor = FEATURES.map((feature) => ({
  name: `${feature}-has-one-door`,
  severity: 'error',
  from: { path: anywhere, pathNot: [at(`${feature}/`), at('[^/]+[.]ts$'), PURE] },
  to: { path: at(`${feature}/`), pathNot: at(`${feature}/index[.]ts$`) },
}));

const paymentRooms = Object.entries(PAYMENT_ROOMS).flatMap(([room, mayUse]) => {
  const own = at(`payments/${room}/`);
  const others = Object.keys(PAYMENT_ROOMS).filter((other) => other !== room && !mayUse.includes(other));
  const entered = {
    name: `payments-${room}-is-entered-by-its-door`,
    severity: 'error',
    from: { path: at('payments/[^/]+/'), pathNot: [own, at('.+/domain/'), '[.]spec[.]ts$'] },
    to: { path: own, pathNot: at(`payments/${room}/index[.]ts$`) },
  };
  const to = { path: at(`payments/(${others.join('|')})/`) };
  const looks = { name: `payments-${room}-looks-down-only`, severity: 'error', from: { path: own }, to };
  const isUsed = Object.values(PAYMENT_ROOMS).some((used) => used.includes(room));
  return [...(isUsed ? [entered] : []), ...(others.length > 0 ? [looks] : [])];
});

/** A feature's own files but its door. Functions over plain data may be used without it, as by other features. */
const inside = { path: at(`(${FEATURES.join('|')})/`), pathNot: [at('[^/]+/index[.]ts$'), at('.+/domain/')] };

const fromAround = [
  {
    name: 'scripts-and-benchmarks-use-doors',
    severity: 'error',
    from: { path: around('(scripts|bench)/') },
    to: inside,
  },
  {
    name: 'tests-look-into-their-own-feature-only',
    comment: 'test/bookings may see what src/bookings is made of; of all the others it uses the doors',
    severity: 'error',
    from: { path: around('test/([^/]+)/'), pathNot: Object.keys(LOOKS_INSIDE).map(asPattern) },
    to: { ...inside, pathNot: [...inside.pathNot, at('$1/')] },
  },
  {
    name: 'around-the-product-only-the-app-is-started',
    comment: 'what stands directly in src puts the product together',
    severity: 'error',
    from: { path: around('(scripts|bench|test)/') },
    to: { path: at('[^/]+[.]ts$'), pathNot: at('(app|app[.]module|contract)[.]ts$') },
  },
  {
    name: 'around-the-product-nobody-uses-stripe',
    comment: 'tests of the stand-in for it are driven by its own library',
    severity: 'error',
    from: { path: around('(scripts|bench|test)/'), pathNot: around('test/local/') },
    to: { path: 'node_modules/stripe/' },
  },
  {
    name: 'migrations-know-no-feature',
    comment: 'a migration stays as it is for ever, and features do not',
    severity: 'error',
    from: { path: around('migrations/') },
    to: { path: at(''), pathNot: [at('platform/'), at('shared/')] },
  },
  {
    name: 'the-product-needs-nothing-around-it',
    severity: 'error',
    from: { path: at(''), pathNot: '[.]spec[.]ts$' },
    to: { path: around('(scripts|bench|test)/') },
  },
  {
    name: 'the-product-needs-no-client',
    comment: 'it answers requests, and a production install carries nobody who sends them',
    severity: 'error',
    from: { path: [at(''), around('migrations/')] },
    to: { path: around('client/') },
  },
  {
    name: 'client-imports-nothing-of-ours',
    comment: 'it knows the contract, as anybody outside does',
    severity: 'error',
    from: { path: around('client/') },
    to: { path: around('(src|local|migrations|packs|scripts|bench|test)/') },
  },
  {
    name: 'the-client-is-used-by-its-door',
    severity: 'error',
    from: { path: around(''), pathNot: around('client/') },
    to: { path: around('client/'), pathNot: around('client/index[.]ts$') },
  },
];

/** Rooms of the web application by whom they are for; what they share stands in api, domain, frame and ui. */
const WEB_ROOMS = ['public', 'bookings', 'candidate', 'coach', 'admin', 'account'];
const web = (path) => around(`web/src/${path}`);
const webPages = `(${WEB_ROOMS.join('|')})/`;

const webRules = [
  {
    name: 'web-uses-the-client-only',
    comment: 'the API is all that it knows of the product',
    severity: 'error',
    from: { path: around('web/') },
    to: { path: around('(src|local|migrations|packs|scripts|bench|test)/') },
  },
  {
    name: 'nothing-needs-the-web',
    comment: 'it is built by itself; tests may ask which addresses are pages',
    severity: 'error',
    from: { path: around('(src|local|client|migrations|scripts|bench|test)/') },
    to: { path: around('web/'), pathNot: web('addresses[.]ts$') },
  },
  {
    name: 'web-rooms-do-not-know-each-other',
    severity: 'error',
    from: { path: web(webPages) },
    to: { path: web(webPages), pathNot: web('$1/') },
  },
  {
    name: 'web-shares-no-pages',
    comment: 'what all rooms use knows none of them',
    severity: 'error',
    from: { path: web('(api|domain|frame|ui)/') },
    to: { path: [web(webPages), web('(router|main)[.]tsx$')] },
  },
  {
    name: 'web-domain-is-pure',
    severity: 'error',
    from: { path: web('domain/'), pathNot: '[.]spec[.]ts$' },
    to: { path: around(''), pathNot: [web('domain/'), 'node_modules/@internationalized/'] },
  },
  {
    name: 'react-aria-lives-in-ui',
    comment: 'pages are put together from parts of one hand',
    severity: 'error',
    from: { path: around('web/'), pathNot: [web('ui/'), web('main[.]tsx$')] },
    to: { path: 'node_modules/react-aria' },
  },
];

module.exports = {
  forbidden: [
    ...webRules,
    ...usesOnly,
    ...byTheDoor,
    ...paymentRooms,
    ...fromAround,
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: at('shared/') },
      to: { path: at(''), pathNot: at('shared/') },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: at('platform/') },
      to: { path: at(''), pathNot: [at('platform/'), at('shared/')] },
    },
    {
      name: 'stand-ins-know-no-feature',
      comment: 'demo people are the exception: they go through the API as people do',
      severity: 'error',
      from: { path: local('(stripe|postgres|mailbox|clock)/') },
      to: { path: at(''), pathNot: [at('platform/'), at('shared/')] },
    },
    {
      name: 'the-product-needs-no-stand-ins',
      severity: 'error',
      from: { path: at(''), pathNot: '[.]spec[.]ts$' },
      to: { path: local('') },
    },
    {
      name: 'production-installs-what-it-uses',
      comment: 'a production install leaves out the devDependencies',
      severity: 'error',
      from: { path: at(''), pathNot: '[.]spec[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ and kinds/ may import shared, each other and luxon; types of their own feature are fine too',
      severity: 'error',
      from: { path: PURE, pathNot: '[.]spec[.]ts$' },
      to: {
        pathNot: [at('shared/'), PURE, 'node_modules/(luxon|@types/luxon)/', '^luxon$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-enters-by-door-or-domain',
      comment: 'functions over plain data may use those of another feature without what stands around them',
      severity: 'error',
      from: { path: at('(.+)/(?:domain|kinds)/'), pathNot: '[.]spec[.]ts$' },
      to: {
        path: at('[^/]+/'),
        pathNot: [at('$1/'), at('shared/'), PURE, at('.+/index[.]ts$')],
      },
    },
    {
      name: 'stripe-only-in-its-room',
      severity: 'error',
      from: {
        path: anywhere,
        pathNot: [at('payments/stripe/'), at('payments/commands/'), local('stripe/'), '[.]spec[.]ts$'],
      },
      to: { path: 'node_modules/stripe/' },
    },
    {
      name: 'types-of-stripe-only',
      severity: 'error',
      from: { path: [local('stripe/'), at('payments/commands/')] },
      to: { path: 'node_modules/stripe/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'documents-are-rendered-in-their-thread',
      comment:
        'rendering blocks for seconds; the thread is given plain data, so only types are used from outside',
      severity: 'error',
      from: { path: anywhere, pathNot: [at('platform/pdf/'), '[.]spec[.]ts$'] },
      to: {
        path: [at('platform/pdf/'), 'node_modules/(pdfkit|fontkit)/'],
        pathNot: at('platform/pdf/rendering-thread[.]ts$'),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'controllers-import-no-entity',
      severity: 'error',
      from: { path: '[.]controller[.]ts$' },
      to: { path: '[.]entity[.]ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: BASE ? [] : ['^test/fixtures/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
