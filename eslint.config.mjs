import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import passReq from './src/testing/rules/passReq.mjs'

/**
 * The house rules that a machine can check. Layout is Prettier's, imports are dependency-cruiser's, unused
 * code is knip's. Rules that need types run on TypeScript only.
 */

const say = (selector, message) => ({ selector, message })

const everywhere = [
  say(
    'ClassDeclaration:not([superClass.name=/Error$/])',
    'Write functions; only errors are classes.',
  ),
  say(
    'FunctionDeclaration[params.length>2]',
    'Past two parameters, take one object with named properties.',
  ),
]
const pureText = 'Documents and e-mails are pure: take the moment, or the value, as data.'
const pure = [
  say('NewExpression[callee.name="Date"][arguments.length=0]', pureText),
  say('CallExpression[callee.name="Date"]', pureText),
  say(
    'MemberExpression[object.name=/^(Date|DateTime|performance)$/][property.name=/^(now|local|utc)$/]',
    pureText,
  ),
  say('MemberExpression[object.name="Math"][property.name="random"]', pureText),
  say(
    'CallExpression[callee.name=/^random/], CallExpression[callee.property.name=/^random/]',
    pureText,
  ),
]
const notAWhile = 'Wait for the condition (waitUntil of src/testing), not for a while.'
const honestTests = [
  say(
    'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|failing)$/]',
    'A test runs, with all others, or is not there.',
  ),
  say(
    'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    'A test runs, with all others, or is not there.',
  ),
  say('NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]', notAWhile),
  say('ImportDeclaration[source.value=/timers.promises$/]', notAWhile),
]

const typescript = ['**/*.{ts,tsx}']
const tests = ['**/*.test.{ts,tsx}', 'src/testing/**']
const commandLine = [
  'src/cli/**',
  'src/testing/**',
  'bench/**',
  '**/*.test.{ts,tsx}',
  '*.{mjs,cjs}',
]

export default tseslint.config(
  {
    ignores: [
      ...['dist/', '.next/', '.rostrum/', 'coverage/', 'next-env.d.ts', 'src/migrations/'],
      ...['src/payload-types.ts', '**/importMap.js'],
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    plugins: { rostrum: { rules: { 'pass-req': passReq } } },
    rules: {
      eqeqeq: 'error',
      'no-async-promise-executor': 'error',
      'no-cond-assign': 'error',
      'no-console': 'error',
      'no-constant-condition': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-self-assign': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-catch': 'error',
      'no-useless-escape': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
    },
  },
  {
    files: typescript,
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['**/*.tsx'], ...reactHooks.configs.flat.recommended },
  {
    files: ['src/**', 'collections/**', 'jobs/**', 'bench/**', '*.{ts,mjs,cjs}'],
    ignores: ['src/env.ts', ...commandLine],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/env.ts reads the environment.' },
      ],
      'no-restricted-imports': [
        'error',
        ...['process', 'node:process'].map((name) => ({
          name,
          importNames: ['env'],
          message: 'Only src/env.ts reads the environment.',
        })),
      ],
    },
  },
  {
    files: ['collections/**', 'src/operations/**', 'src/access/**', 'src/outbox/**'],
    ignores: tests,
    rules: { 'rostrum/pass-req': 'error' },
  },
  {
    files: ['src/documents/**', 'src/emails/**'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...pure] },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...honestTests] },
  },
  { files: commandLine, rules: { 'no-console': 'off' } },
  {
    files: ['**/*.cjs', 'bench/servers/strapi/**'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // The words say nothing about what a file does, and such a file gathers everything.
    files: [
      '**/{utils,helpers,manager,service}.{ts,tsx}',
      '**/*{Utils,Helper,Helpers,Manager,Service}.{ts,tsx}',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        say('Program', 'Name the file after the one thing it does.'),
      ],
    },
  },
)
