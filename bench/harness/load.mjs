import autocannon from 'autocannon'
import { readFileSync } from 'node:fs'

/**
 * Reads from a list of paths in turn with some connections for some seconds; prints the rate as JSON.
 * Every answer is checked: a status that is not 2xx, or a body without `contains`, ends it with exit code 1.
 */
const { url, paths, connections, seconds, contains } = JSON.parse(readFileSync(0, 'utf8'))
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: paths.map((path) => ({ path })),
  verifyBody: (body) => body.toString().includes(contains),
})
const wrong = result.non2xx + result.errors + result.mismatches
if (wrong > 0) {
  process.stderr.write(`${wrong} answers of ${url} were wrong: the run is void.\n`)
  process.exit(1)
}
const { average } = result.requests
process.stdout.write(JSON.stringify({ perSecond: average, p99Ms: result.latency.p99 }))
