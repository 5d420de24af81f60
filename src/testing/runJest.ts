import { execa } from 'execa'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { totalsOfReport, type Totals } from '@/testing/totals'

const jest = createRequire(import.meta.url).resolve('jest/bin/jest')

/**
 * Runs Jest as a child (its output goes to this terminal, or nowhere) and returns its totals. Never rejects on failing
 * tests; a Jest that breaks before it can report counts as one failure.
 */
export async function runJest(
  args: string[],
  {
    env,
    cwd = process.cwd(),
    output = 'inherit',
  }: { env: Record<string, string | undefined>; cwd?: string; output?: 'inherit' | 'ignore' },
): Promise<Totals> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-tests-'))
  const report = path.join(folder, 'report.json')
  const nodeOptions = [
    env.NODE_OPTIONS,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
  ]
  try {
    const { exitCode = 1 } = await execa(
      process.execPath,
      [jest, '--json', `--outputFile=${report}`, ...args],
      {
        cwd,
        env: { ...env, NODE_OPTIONS: nodeOptions.filter(Boolean).join(' ') },
        extendEnv: false,
        reject: false,
        stdin: 'ignore',
        stdout: output,
        stderr: output,
      },
    )
    if (!existsSync(report)) return { files: 0, passed: 0, failed: 1, skipped: 0 }
    return totalsOfReport(JSON.parse(readFileSync(report, 'utf8')), exitCode)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
