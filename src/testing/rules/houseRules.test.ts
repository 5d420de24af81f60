import { expect, test } from '@jest/globals'
import { ESLint, Linter } from 'eslint'
import config from '../../../eslint.config.mjs'

/** Code, where it would stand, and the rule that refuses it there (none: it is allowed there). */
const rows: [code: string, file: string, rule: string | null][] = [
  ['const port = process.env.PORT', 'src/server/http.ts', 'no-restricted-properties'],
  ['const port = process.env.PORT', 'collections/events/index.ts', 'no-restricted-properties'],
  ['const port = process.env.PORT', 'payload.config.ts', 'no-restricted-properties'],
  ['const { env } = process', 'jobs/worker.ts', 'no-restricted-properties'],
  ["import { env } from 'node:process'", 'jobs/worker.ts', 'no-restricted-imports'],
  ['const port = process.env.PORT', 'src/env.ts', null],
  ['const port = process.env.PORT', 'src/cli/start.ts', null],
  ['payload.find({})', 'collections/events/hooks/reserve.ts', 'rostrum/pass-req'],
  ['payload.find({})', 'src/operations/events/reserve.ts', 'rostrum/pass-req'],
  ['payload.find({})', 'src/operations/events/reserve.int.test.ts', null],
  ['payload.find({})', 'src/cli/seed.ts', null],
  ['const now = new Date()', 'src/emails/admission.ts', 'no-restricted-syntax'],
  ['const now = Date.now()', 'src/documents/admissionPdf.ts', 'no-restricted-syntax'],
  ["const now = DateTime.now().setLocale('tr')", 'src/emails/a.ts', 'no-restricted-syntax'],
  ['const id = Math.random()', 'src/documents/admissionPdf.ts', 'no-restricted-syntax'],
  ['const id = randomUUID()', 'src/documents/admissionPdf.ts', 'no-restricted-syntax'],
  ['const then = new Date(data.startsAt)', 'src/emails/admission.ts', null],
  ['const now = new Date()', 'src/operations/events/publish.ts', null],
  ["test.skip('x', () => {})", 'src/lib/a.test.ts', 'no-restricted-syntax'],
  ["describe.only('x', () => {})", 'src/lib/a.int.test.ts', 'no-restricted-syntax'],
  ["xit('x', () => {})", 'src/lib/a.test.ts', 'no-restricted-syntax'],
  ['await new Promise((r) => setTimeout(r, 9))', 'src/lib/a.test.ts', 'no-restricted-syntax'],
  ["import { setTimeout } from 'timers/promises'", 'src/a.test.ts', 'no-restricted-syntax'],
  ['class Thing {}', 'src/lib/a.ts', 'no-restricted-syntax'],
  ['class GoneError extends AppError {}', 'src/lib/a.ts', null],
  ['function f(a, b, c) {}', 'src/lib/a.ts', 'no-restricted-syntax'],
  ['function f({ a, b, c }, d) {}', 'src/lib/a.ts', null],
  ['const a: any = 1', 'jobs/a.ts', '@typescript-eslint/no-explicit-any'],
  ['try { a() } catch {}', 'jobs/a.ts', 'no-empty'],
  ['// @ts-ignore\na()', 'jobs/a.ts', '@typescript-eslint/ban-ts-comment'],
  ['// @ts-expect-error\na()', 'jobs/a.ts', '@typescript-eslint/ban-ts-comment'],
  ['// @ts-expect-error a handler is missing\na()', 'jobs/a.test.ts', null],
  ['console.log(1)', 'src/server/http.ts', 'no-console'],
  ['console.log(1)', 'src/cli/demo.ts', null],
  ['const one = 1', 'src/lib/dateUtils.ts', 'no-restricted-syntax'],
  ['const one = 1', 'src/operations/helpers.ts', 'no-restricted-syntax'],
]

const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config as Linter.Config[] })
/** Rules that need the types of a whole program cannot judge a line without its file. */
const needsTypes = [
  'await-thenable',
  'no-floating-promises',
  'no-misused-promises',
  'only-throw-error',
  'return-await',
  'switch-exhaustiveness-check',
].map((name) => `@typescript-eslint/${name}`)

for (const [code, file, rule] of rows) {
  test(`${file}: \`${code}\` is ${rule ? `refused by ${rule}` : 'allowed'}`, async () => {
    const { rules, languageOptions, plugins } = (await eslint.calculateConfigForFile(
      file,
    )) as Linter.Config
    const checked = Object.entries(rules ?? {}).filter(
      ([name]) => !needsTypes.includes(name) && !name.endsWith('no-unused-vars'),
    )
    const found = new Linter().verify(
      code,
      {
        files: ['**/*.ts'],
        plugins,
        languageOptions: { parser: languageOptions?.parser },
        rules: Object.fromEntries(checked),
      },
      file,
    )
    const names = found.map(({ ruleId, message }) => ruleId ?? message)
    if (rule) expect(names).toContain(rule)
    else expect(names).toEqual([])
  })
}

test('promises that nobody waits for are refused in every TypeScript file', async () => {
  for (const file of ['src/a.ts', 'src/app/a.tsx', 'jobs/a.handler.ts', 'collections/a.ts']) {
    const { rules } = (await eslint.calculateConfigForFile(file)) as {
      rules: Record<string, [number]>
    }
    for (const rule of needsTypes) expect([file, rule, rules[rule]?.[0]]).toEqual([file, rule, 2])
  }
})
