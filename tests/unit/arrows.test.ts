import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import table from '../../scripts/arrows.json';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LONG = 300;

interface Room {
  readonly may: readonly string[];
  readonly types?: readonly string[];
}

interface Import {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const rooms: Readonly<Record<string, Room>> = table.rooms;
const packages: Readonly<Record<string, readonly string[]>> = table.packages;
const longFiles: Readonly<Record<string, number>> = table.longFiles;

/** Source files of the program, as paths from the root. */
const FILES = ['shared', 'electron', 'renderer'].flatMap((folder) => sources(folder));

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const below = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(below);
    return /\.tsx?$/.test(entry.name) ? [below] : [];
  });
}

/** Reads the imports by the compiler's own parser, so that no layout of the text hides one. */
function importsOf(file: string, text = readFileSync(path.join(ROOT, file), 'utf8')): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Expression | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({
      file,
      line,
      text: node.getText().split('\n').join(' '),
      specifier: specifier.text,
      typeOnly,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal as ts.Expression, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false);
    // new Worker(new URL('./x.ts', import.meta.url)) also needs the other file while running.
    else if (
      ts.isNewExpression(node) &&
      node.expression.getText() === 'URL' &&
      node.arguments?.[1]?.getText() === 'import.meta.url'
    )
      add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const IMPORTS = new Map(FILES.map((file) => [file, importsOf(file)]));
const ALL = [...IMPORTS.values()].flat();

/** The room that a file belongs to: the longest name of the table that leads to it. */
function roomOf(file: string): string | undefined {
  return Object.keys(rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Why an import is not allowed; undefined: it is. */
function objection(found: Import): string | undefined {
  const own = roomOf(found.file);
  if (own === undefined) return 'lies in no room of the table';
  if (!found.specifier.startsWith('.')) return packageObjection(found);
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(found.file), found.specifier));
  const lies = (room: string): boolean =>
    target === room || target.startsWith(`${room}/`) || `${target}.ts` === room;
  if (lies(own) || roomOf(`${target}.ts`) === own) return undefined;
  const room = rooms[own];
  if (room?.may.some(lies)) return undefined;
  if (room?.types?.some(lies)) return found.typeOnly ? undefined : `${own} may import only types there`;
  return `${own} may not import ${target}`;
}

function packageObjection(found: Import): string | undefined {
  const { specifier, file } = found;
  const name = Object.keys(packages).find(
    (key) => specifier === key || specifier.startsWith(/[:/]$/.test(key) ? key : `${key}/`),
  );
  if (name === undefined) return `package ${specifier} is not in the table`;
  const users = packages[name] ?? [];
  return users.some((user) => file.startsWith(`${user}/`))
    ? undefined
    : `${name} belongs to ${users.join(', ')}`;
}

const show = (found: Import): string => `${found.file}:${found.line}  ${found.text}  <- ${objection(found)}`;

describe('arrows between rooms', () => {
  it('finds the program at all', () => {
    expect(FILES.length).toBeGreaterThan(100);
    expect(ALL.length).toBeGreaterThan(500);
  });

  it('every import follows the table', () => {
    const wrong = ALL.filter((found) => objection(found) !== undefined);
    expect(wrong.map(show)).toEqual([]);
  });

  it('an arrow against the table is seen, whatever its form', () => {
    const against = [
      "import { x } from '../journal/merge';",
      "export * from '../../electron/services/vault/seal';",
      "const x = await import('../../renderer/data/api');",
      "import fs from 'node:fs';",
      "import Dexie from 'dexie';",
      "import type { A } from '../bundle/format';",
      "type A = import('../rules/age').Age;",
    ];
    for (const text of against) {
      const [found] = importsOf('shared/kernel/made-up.ts', text);
      expect(found && objection(found), text).toBeDefined();
    }
  });

  it('types may be taken where running code may not', () => {
    const [types] = importsOf('renderer/screens/x.ts', "import type { Row } from '../data/api';");
    const [code] = importsOf('renderer/screens/x.ts', "import { Row } from '../data/api';");
    expect(types && objection(types)).toBeUndefined();
    expect(code && objection(code)).toBeDefined();
  });

  it('files that need one another while running make no loop', () => {
    expect(loops()).toEqual([]);
  });
});

/** Loops among imports that run, each as the list of its files. */
function loops(): string[] {
  const known = new Set(FILES);
  const next = new Map(FILES.map((file) => [file, targetsOf(file, known)]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of FILES) walk(file, []);
  return found;
}

function targetsOf(file: string, known: ReadonlySet<string>): string[] {
  return (IMPORTS.get(file) ?? [])
    .filter((found) => !found.typeOnly && found.specifier.startsWith('.'))
    .flatMap((found) => {
      const base = path.posix.normalize(path.posix.join(path.posix.dirname(file), found.specifier));
      return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`]
        .filter((candidate) => known.has(candidate))
        .slice(0, 1);
    });
}

describe('files of the program', () => {
  it(`none is longer than ${LONG} lines but those of the list, which may only shrink`, () => {
    const lines = FILES.map((file) => ({
      file,
      count: readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n').length,
    }));
    const long = lines.filter(({ count }) => count > LONG);
    const tooLong = long.filter(({ file, count }) => count > (longFiles[file] ?? LONG));
    expect(tooLong.map(({ file, count }) => `${file}: ${count} lines`)).toEqual([]);
    const isLong = new Set(long.map(({ file }) => file));
    const shrunk = Object.keys(longFiles).filter((file) => !isLong.has(file));
    expect(shrunk, 'these are short now: take them off the list in scripts/arrows.json').toEqual([]);
  });

  it('shared/ takes time and chance as arguments and prints nothing', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\./;
    const found = FILES.filter((file) => file.startsWith('shared/')).flatMap((file) =>
      readFileSync(path.join(ROOT, file), 'utf8')
        .split('\n')
        .map((text, index) => ({ text, where: `${file}:${index + 1}` }))
        .filter(({ text }) => impure.test(text))
        .map(({ text, where }) => `${where}  ${text.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
