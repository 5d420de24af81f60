import { existsSync } from 'node:fs'

/**
 * Three projects over one set-up: `unit` (`*.test.ts`, pure), `int` (`*.int.test.ts`, real PostgreSQL)
 * and `e2e` (`*.e2e.test.ts`, real Chromium). `npm test` runs the first two; run one file with
 * `NODE_OPTIONS=--experimental-vm-modules npx jest <path>`.
 */

const swc = (tsx) => [
  '@swc/jest',
  {
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
    },
  },
]

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx$': swc(true), '\\.ts$': swc(false) },
  moduleNameMapper: {
    '\\.(css|scss)$': '<rootDir>/src/testing/emptyStyle.mjs',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@collections/(.*)$': '<rootDir>/collections/$1',
    '^@jobs/(.*)$': '<rootDir>/jobs/$1',
    '^@payload-config$': '<rootDir>/payload.config.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.next/', '<rootDir>/.rostrum/'],
}

const withDatabase = existsSync(new URL('./src/testing/globalSetup.ts', import.meta.url))
  ? {
      globalSetup: '<rootDir>/src/testing/loadGlobalSetup.mjs',
      globalTeardown: '<rootDir>/src/testing/runGlobalTeardown.mjs',
    }
  : {}

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|e2e)\\.test\\.ts$'],
    },
    {
      ...shared,
      ...withDatabase,
      displayName: 'int',
      setupFiles: [
        '<rootDir>/src/testing/cloneDatabase.ts',
        '<rootDir>/src/testing/rememberHashes.ts',
      ],
      testMatch: ['**/*.int.test.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'e2e',
      globalSetup: '<rootDir>/src/testing/e2e/loadPlatform.mjs',
      globalTeardown: '<rootDir>/src/testing/e2e/stopPlatform.mjs',
      testMatch: ['**/src/testing/e2e/**/*.e2e.test.ts'],
    },
  ],
  maxWorkers: 2,
  // Jest reads this here only; inside a project it has no effect.
  testTimeout: 120_000,
  coverageProvider: 'babel',
  collectCoverageFrom: [
    '{src,collections,jobs}/**/*.{ts,tsx}',
    '!**/*.test.{ts,tsx}',
    '!**/*.d.ts',
    '!src/testing/**',
    '!src/migrations/**',
    '!src/payload-types.ts',
  ],
  coverageReporters: ['text-summary', 'lcov'],
  coverageThreshold: { global: { lines: 70 } },
  // Each file loads Payload into a module registry of its own, and V8 frees those late.
  workerIdleMemoryLimit: '1500MB',
  // Payload keeps one pool client checked out for ever, so a worker never ends by itself.
  forceExit: true,
}
