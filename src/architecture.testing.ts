import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** Files by their path below src, written with forward slashes: `engine/cidr/cidr.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** What a layer may do. A file directly in src is a composition root and may import anything. */
export type LayerRule = {
  /** Other layers that it may import. */
  readonly layers: readonly string[];
  /** Layers of which it may take a worker's address (`?worker&url`), but no code. */
  readonly addresses?: readonly string[];
  /** Packages that it may import, and all that lies below them; `node:` stands for all of Node. */
  readonly packages: readonly string[];
  /** Global names that it must not use. */
  readonly globals: readonly string[];
};

export type Rules = {
  readonly layers: Readonly<Record<string, LayerRule>>;
  /** Inside the engine: each folder and the folders that it may import besides itself and the files beside it. */
  readonly engine: Readonly<Record<string, readonly string[]>>;
  readonly folderNames: readonly string[];
  /** Single files that may import packages their layer may not. */
  readonly exceptions?: Readonly<Record<string, readonly string[]>>;
};

type File = { readonly path: string; readonly tree: ts.SourceFile; readonly imports: readonly string[] };

const workerAddress = '?worker&url';

const testFile = /\.(?:test|spec|bench|testing|arbitrary)\.tsx?$/;
const isTest = (path: string) => testFile.test(path);

/** Everything in `sources` that breaks `rules`, as sentences that name the file; empty when all is well. */
export function architectureProblems(sources: Sources, rules: Rules): string[] {
  const files = [...sources].map(([path, text]) => parse(path, text));
  return [
    ...files.flatMap((file) => [
      ...nameProblems(file, rules),
      ...importProblems(file, sources),
      ...syntaxProblems(file),
      ...(isTest(file.path) ? [] : [...layerProblems(file, rules), ...globalProblems(file, rules)]),
    ]),
    ...cycles(files).map((cycle) => `${cycle.join(' → ')} is a cycle`),
  ];
}

function parse(path: string, text: string): File {
  const tree = ts.createSourceFile(
    path,
    text,
    { languageVersion: ts.ScriptTarget.ESNext },
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const imports: string[] = [];
  walk(tree, (node) => {
    const specifier = importedBy(node);
    if (specifier !== undefined) imports.push(specifier);
  });
  return { path, tree, imports };
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => {
    walk(child, visit);
  });
}

/** What a node imports: a declaration, `import()` as a value or a type, or `new URL(…, import.meta.url)`. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return textOf(node.arguments[0]);
  }
  const isUrl = ts.isNewExpression(node) && node.expression.getText() === 'URL';
  if (!isUrl || node.arguments?.[1]?.getText() !== 'import.meta.url') return undefined;
  const url = textOf(node.arguments[0]);
  return url !== undefined && /^\.{1,2}\/.*\.tsx?$/.test(url) ? url : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

const isRelative = (specifier: string) => specifier.startsWith('.');
const fileOf = (specifier: string) => specifier.replace(/\?.*$/, '');
const targetOf = (path: string, specifier: string) => join(dirname(path), fileOf(specifier));
const layerOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined);

function nameProblems({ path }: File, { folderNames, layers }: Rules): string[] {
  const problems: string[] = [];
  const layer = layerOf(path);
  const drawer = path
    .split('/')
    .slice(0, -1)
    .find((name) => folderNames.includes(name));
  if (layer !== undefined && !(layer in layers)) problems.push(`${path}: there is no layer "${layer}"`);
  if (drawer !== undefined) problems.push(`${path}: a folder "${drawer}" says nothing about what is in it`);
  if (/(?:^|\/)index\.tsx?$/.test(path)) problems.push(`${path}: import the file itself, not an index`);
  return problems;
}

function importProblems({ path, imports }: File, sources: Sources): string[] {
  return imports.filter(isRelative).flatMap((specifier) => {
    const target = targetOf(path, specifier);
    if (!/\.\w+$/.test(fileOf(specifier))) return [`${path}: "${specifier}" lacks its extension`];
    if (/\.tsx?$/.test(target) && !target.startsWith('..') && !sources.has(target)) {
      return [`${path}: "${specifier}" does not exist`];
    }
    return !isTest(path) && isTest(target) ? [`${path}: imports ${target}, which is for tests`] : [];
  });
}

function layerProblems({ path, imports }: File, rules: Rules): string[] {
  const layer = layerOf(path);
  const rule = layer === undefined ? undefined : rules.layers[layer];
  if (layer === undefined || rule === undefined) return [];
  return imports.flatMap((specifier) => {
    if (!isRelative(specifier)) {
      const packages = [...rule.packages, ...(rules.exceptions?.[path] ?? [])];
      const allowed = packages.some((name) => specifier === name || specifier.startsWith(below(name)));
      return allowed ? [] : [`${path}: ${layer} does not import ${specifier}`];
    }
    const target = targetOf(path, specifier);
    const other = layerOf(target);
    if (other === layer) return layer === 'engine' ? engineProblems(path, target, rules) : [];
    const layers = specifier.endsWith(workerAddress)
      ? [...rule.layers, ...(rule.addresses ?? [])]
      : rule.layers;
    return layers.includes(other ?? '') ? [] : [`${path}: ${layer} does not import ${target}`];
  });
}

const below = (name: string) => (name.endsWith(':') ? name : `${name}/`);

/** Inside the engine only downward; a file directly in the engine imports only its like. */
function engineProblems(path: string, target: string, rules: Rules): string[] {
  const [from, to] = [layerOf(path.slice(7)), layerOf(target.slice(7))];
  if (to === undefined || from === to) return [];
  if (from === undefined) return [`${path}: a file at the engine's root does not import ${target}`];
  const allowed = rules.engine[from];
  if (allowed === undefined)
    return [`${path}: engine/${from} is missing in the order of the engine's folders`];
  return allowed.includes(to) ? [] : [`${path}: engine/${from} does not import ${target}`];
}

function syntaxProblems({ path, tree }: File): string[] {
  const problems: string[] = [];
  walk(tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      problems.push(`${at(path, node)}: any switches the compiler off`);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.exportClause) {
      problems.push(`${at(path, node)}: export * makes a barrel`);
    }
  });
  return problems;
}

function at(path: string, node: ts.Node): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${path}:${String(line + 1)}`;
}

function globalProblems({ path, tree }: File, rules: Rules): string[] {
  const layer = layerOf(path);
  const banned = layer === undefined ? [] : (rules.layers[layer]?.globals ?? []);
  const declared = declaredNames(tree);
  const problems: string[] = [];
  walk(tree, (node) => {
    const name = globalName(node, declared);
    if (name !== undefined && banned.includes(name)) {
      problems.push(`${at(path, node)}: ${layer ?? ''} does not use ${name}`);
    }
    if (layer === 'engine' && isLocaleOfMachine(node)) {
      problems.push(`${at(path, node)}: ${node.getText()} depends on the machine's locale: name one`);
    }
  });
  return problems;
}

/** A global used as a value or a type, and `Math.random` with both of its names. */
function globalName(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (!ts.isIdentifier(node) || declared.has(node.text) || isOnlyAName(node)) return undefined;
  const { parent } = node;
  const isObject = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  return isObject && node.text === 'Math' ? `Math.${parent.name.text}` : node.text;
}

/** `document` in `design.document`, `{ document: 1 }`, `{ readonly document: string }` and the like. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isJsxAttribute(parent)) &&
    parent.name === node
  );
}

/** Names that the file itself gives to something, wherever in it: a parameter, a variable, an import. */
function declaredNames(tree: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(tree, (node) => {
    const named =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isTypeParameterDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isNamespaceImport(node);
    if (named && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

function isLocaleOfMachine(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const name = node.expression.name.text;
  return (
    (name.startsWith('toLocale') && node.arguments.length < 1) ||
    (name === 'localeCompare' && node.arguments.length < 2)
  );
}

/** A way round every knot of files that import each other, type imports included; empty when there is none. */
function cycles(files: readonly File[]): string[][] {
  const paths = new Set(files.map(({ path }) => path));
  const targets = new Map(
    files.map(({ path, imports }) => [
      path,
      imports
        .filter(isRelative)
        .map((specifier) => targetOf(path, specifier))
        .filter((target) => paths.has(target)),
    ]),
  );
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of [...paths].sort()) visit(path, []);
  return found;
}
