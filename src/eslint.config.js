import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noUnsafeSink = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Render text as text: React escapes it.',
  },
  {
    selector: "Property[key.name='dangerouslySetInnerHTML']",
    message: 'Render text as text: React escapes it.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Use textContent or React: HTML from text is how script gets in.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^writeln?$/]",
    message: 'Use React: document.write turns text into markup.',
  },
];

const noDefaultExport = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Export by name, so that a thing is called the same everywhere.',
  },
];

const noReact = {
  group: ['react', 'react/*', 'react-dom', 'react-dom/*', '@mui/*', '@emotion/*', '@xyflow/*'],
  message: 'Only src/ui knows React.',
};
const onlyEnginePackages = {
  regex: '^(?!\\.|zod$|ip-address$)',
  message: 'The engine imports zod, ip-address and itself.',
};

export default tseslint.config(
  { ignores: ['**/golden/**', '**/fixtures/**', '**/*.d.ts', '**/eslint.config.js'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'no-restricted-syntax': ['error', ...noUnsafeSink, ...noDefaultExport],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `onClick={() => save()}` is the usual way to write a handler.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['**/ui/**', '**/main.tsx', '**/e2e/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noReact] }] },
  },
  {
    files: ['**/engine/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.bench.ts', '**/*.testing.ts', '**/*.arbitrary.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noReact, onlyEnginePackages] }] },
  },
  {
    // The package's zip must be the same bytes in the browser and on the command line, so the engine packs it; and
    // a digest is needed at once, which the browser's own is not.
    files: ['**/engine/export/zip.ts', '**/engine/evaluation/signatures/digest.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noReact] }] },
  },
  {
    // A test that meets `undefined` where it expected a value fails, and that is what it is for.
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts', '**/*.bench.ts', '**/*.testing.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/vite.config.ts', '**/playwright.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noUnsafeSink] },
  },
);
