import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/**
 * A rush: `tries` people register at `url` with `connections` at once, each under an address of their own.
 * `events` take turns in place of `EVENT` in the address, or in the body with `inBody`. Prints the answers by
 * status and the seconds it took.
 */
const {
  url,
  tries,
  connections,
  tag,
  events = [''],
  inBody = false,
} = JSON.parse(readFileSync(0, 'utf8'))
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const byStatus = {}
let next = 0

function post(number) {
  const event = events[number % events.length]
  const body = JSON.stringify({
    email: `rush-${tag}-${number}@example.org`,
    givenName: 'Işıl',
    familyName: `Çağrı ${number}`,
    ...(inBody ? { event } : {}),
  })
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url.replace('EVENT', event),
      {
        agent,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

async function client() {
  while (next < tries) {
    next += 1
    const status = await post(next)
    byStatus[status] = (byStatus[status] ?? 0) + 1
  }
}

const started = performance.now()
await Promise.all(Array.from({ length: connections }, client))
process.stdout.write(JSON.stringify({ byStatus, seconds: (performance.now() - started) / 1000 }))
process.exit(0)
