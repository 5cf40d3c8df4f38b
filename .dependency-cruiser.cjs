// Rules for dependency-cruiser, made from the one table of allowed arrows (scripts/arrows.json).
// tests/unit/arrows.test.ts reads the same table and looks at the imports by itself.
const { rooms, packages } = require('./scripts/arrows.json');

const OURS = '^(shared|electron|renderer|resources)/';
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** Folder or single file, as a pattern. */
const place = (room) => (room.includes('.') ? `^${literal(room)}$` : `^${literal(room)}/`);
const inside = (room) => Object.keys(rooms).filter((other) => other !== room && other.startsWith(`${room}/`));
const pathOf = (name) =>
  name === 'node:'
    ? '^node:'
    : `(^|/)node_modules/(@types/)?${literal(name)}${name.endsWith('/') ? '' : '(/|$)'}`;

const roomRules = Object.entries(rooms).flatMap(([room, { may, types = [] }]) => {
  const from = { path: place(room), pathNot: inside(room).map(place) };
  const allowed = [room, ...may].map(place);
  return [
    {
      name: `arrow-${room}`,
      comment: `${room} may import only ${[...may, ...types].join(', ') || 'nothing of ours'}`,
      severity: 'error',
      from,
      to: { path: OURS, pathNot: [...allowed, ...types.map(place)] },
    },
    ...types.map((type) => ({
      name: `arrow-${room}-types-of-${type}`,
      comment: `${room} may import types of ${type}, nothing that runs`,
      severity: 'error',
      from,
      to: { path: place(type), dependencyTypesNot: ['type-only'] },
    })),
  ];
});

const packageRules = Object.entries(packages).map(([name, users]) => ({
  name: `package-${name}`,
  comment: `${name} belongs to ${users.join(', ')}`,
  severity: 'error',
  from: { path: OURS, pathNot: users.map((user) => `^${literal(user)}/`) },
  to: name === 'node:' ? { dependencyTypes: ['core'] } : { path: pathOf(name) },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    ...packageRules,
    {
      name: 'no-loop',
      comment:
        'Files that need one another while running are one file, or three. Loops of types only are fine.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'found',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|worker|raw)$|\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.tsbuild/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
