import { completeLockfile } from '@/cli/checks/completeLockfile'
import { renderEnvExample, withEnvTable } from '@/cli/checks/envDocuments'
import { fileStep } from '@/cli/checks/fileStep'
import { commandStep, runSteps, type Finished, type Step } from '@/cli/checks/step'
import { variables } from '@/envVariables'

/**
 * `npm run check`: everything that can be said about the code without running it. All steps run, then a
 * summary names those that failed; exit 1 if any did. `--fix` repairs what a machine can repair.
 */

const fixing = process.argv.includes('--fix')

const steps: Step[] = [
  commandStep({
    name: 'lint',
    says: 'ESLint: the house rules',
    command: ['eslint', '--max-warnings', '0', ...(fixing ? ['--fix'] : []), '.'],
  }),
  commandStep({
    name: 'types',
    says: 'TypeScript',
    command: ['tsc', '--noEmit', '--project', '.', '--pretty', 'false'],
  }),
  commandStep({
    name: 'layout',
    says: 'Prettier',
    command: ['prettier', '--log-level', 'warn', fixing ? '--write' : '--check', '.'],
  }),
  commandStep({
    name: 'imports',
    says: 'dependency-cruiser: ranks, owners, cycles',
    command: [
      ...['depcruise', '--config', '.dependency-cruiser.cjs', '--'],
      ...['src', 'jobs', 'collections', 'payload.config.ts'],
    ],
  }),
  commandStep({ name: 'unused', says: 'knip: files, exports, packages', command: ['knip'] }),
  commandStep({
    name: 'generated',
    says: 'types, import map and migration against payload.config.ts',
    command: [
      process.execPath,
      '--import',
      'tsx',
      'src/cli/generate.ts',
      ...(fixing ? [] : ['--check']),
    ],
  }),
  fileStep({
    name: 'env-example',
    says: '.env.example against src/envVariables.ts',
    file: '.env.example',
    fixing,
    expected: () => renderEnvExample(variables),
  }),
  fileStep({
    name: 'env-table',
    says: 'the table in README.md against src/envVariables.ts',
    file: 'README.md',
    fixing,
    expected: (readme) => withEnvTable(readme, variables),
  }),
  fileStep({
    name: 'lockfile',
    says: 'package-lock.json names the programs of every platform',
    file: 'package-lock.json',
    fixing,
    expected: (lock) => requireKnown(completeLockfile(lock)).text,
  }),
]

const started = performance.now()
process.stdout.write(`${steps.length} checks${fixing ? ', repairing what can be' : ''}\n`)
// What repairs the same files goes one after the other.
const finished = await runSteps({ steps, width: fixing ? 1 : 2, report })
const failed = finished.filter(({ outcome }) => !outcome.ok)
const total = `${((performance.now() - started) / 1000).toFixed(0)} s`
process.stdout.write(
  failed.length === 0
    ? `\nAll ${finished.length} checks passed in ${total}.\n`
    : `\n${failed.length} of ${finished.length} checks failed in ${total}: ${failed.map(({ step }) => step.name).join(', ')}.\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1

function report({ step, outcome, seconds }: Finished): void {
  const mark = outcome.ok ? '✔' : '✖'
  process.stdout.write(
    `${mark} ${step.name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(7)}  ${step.says}\n`,
  )
  if (outcome.output && (!outcome.ok || fixing)) {
    process.stdout.write(`${outcome.output.replace(/^/gm, '    ')}\n`)
  }
}

function requireKnown<T extends { unknown: string[] }>(completion: T): T {
  if (completion.unknown.length === 0) return completion
  throw new Error(
    `package-lock.json lacks ${completion.unknown.join(', ')}, and their platform is not plain from the name.`,
  )
}
