import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/**
 * Reads `path` over some connections, each asking again as soon as it has its answer, for `seconds`; with
 * `logins`, for as long as those log-ins take, which are all sent at once. Prints the reads a second, how long they
 * took, and the log-ins a second. An answer that is not what it should be ends it with exit code 1.
 */
const {
  url,
  path,
  contains,
  connections,
  seconds,
  loginPath,
  logins = [],
} = JSON.parse(readFileSync(0, 'utf8'))
const readers = new Agent({ keepAlive: true, maxSockets: connections })
const guests = new Agent({ maxSockets: Infinity })

function ask({ agent, method, to, body }) {
  const bytes = body ? Buffer.from(JSON.stringify(body)) : undefined
  const headers = bytes
    ? { 'Content-Type': 'application/json', 'Content-Length': bytes.length }
    : {}
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${to}`, { agent, method, headers }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}

function fail(what, { status, text }) {
  process.stderr.write(`${what} of ${url}: ${status} ${text.slice(0, 200)}; the run is void.\n`)
  process.exit(1)
}

const tookMs = []
let over = false
let turn = 0
async function reader() {
  while (!over) {
    const startedAt = performance.now()
    turn += 1
    const to = path.replace('TURN', String(turn))
    const answer = await ask({ agent: readers, method: 'GET', to })
    tookMs.push(performance.now() - startedAt)
    if (answer.status !== 200 || !answer.text.includes(contains)) fail('A read', answer)
  }
}

async function logIn(body) {
  const answer = await ask({ agent: guests, method: 'POST', to: loginPath, body })
  if (answer.status !== 200 || !answer.text.includes('accessToken')) fail('A log-in', answer)
}

const startedAt = performance.now()
const reading = Promise.all(Array.from({ length: connections }, reader))
await (logins.length > 0
  ? Promise.all(logins.map(logIn))
  : new Promise((resolve) => setTimeout(resolve, seconds * 1_000)))
const took = (performance.now() - startedAt) / 1_000
over = true
await reading
tookMs.sort((a, b) => a - b)
process.stdout.write(
  JSON.stringify({
    perSecond: tookMs.length / took,
    p50Ms: tookMs[Math.floor(tookMs.length * 0.5)],
    p99Ms: tookMs[Math.floor(tookMs.length * 0.99)],
    loginsPerSecond: logins.length / took,
  }),
)
process.exit(0)
