/**
 * Runs a command of the platform to its exit code: 0 if `work` gives true, else 1. An error is shown as its
 * one sentence. `work` loads what it needs itself, so that a broken environment ends here too.
 */
export async function runCommand(work: () => Promise<boolean>): Promise<never> {
  try {
    process.exit((await work()) ? 0 : 1)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
