import { z } from 'zod'

export type Totals = { files: number; passed: number; failed: number; skipped: number }

const jestReport = z.object({
  numTotalTestSuites: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  success: z.boolean(),
})

/**
 * Totals of one Jest run from its JSON report. A file that could not even be loaded has no tests to
 * count, so it counts as one failure; so does a run that failed for another reason (coverage, teardown).
 * @throws ZodError when the report is not Jest's
 */
export function totalsOfReport(report: unknown, exitCode: number): Totals {
  const result = jestReport.parse(report)
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  const failedOtherwise = failed === 0 && (exitCode !== 0 || !result.success)
  return {
    files: result.numTotalTestSuites,
    passed: result.numPassedTests,
    failed: failedOtherwise ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

/** Sums runs. Pure; the sum of none is zero. */
export function addTotals(all: Totals[]): Totals {
  return all.reduce(
    (sum, one) => ({
      files: sum.files + one.files,
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { files: 0, passed: 0, failed: 0, skipped: 0 },
  )
}

/** The line that ends every run and that scripts read. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
