export type TestArguments = { coverage: boolean; e2e: boolean; forJest: string[] }

/** Splits the command line of the test runner: two flags of our own, everything else goes to Jest. Pure. */
export function testArguments(argv: string[]): TestArguments {
  const own = new Set(['--coverage', '--e2e', '--'])
  return {
    coverage: argv.includes('--coverage'),
    e2e: argv.includes('--e2e'),
    forJest: argv.filter((argument) => !own.has(argument)),
  }
}
