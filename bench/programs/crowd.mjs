import { readFileSync } from 'node:fs'
import { io } from 'socket.io-client'
import WebSocket from 'ws'

/**
 * A crowd of clients, spread evenly over `urls`, that all watch one event. Then people register one after
 * another at the first address, the next when all have heard of the last. Prints the deliveries a second and the
 * time from asking to hearing. One that is lost, doubled or of somebody else ends it with exit code 1.
 */
const { urls, token, event, path, clients, rounds, raw, tag } = JSON.parse(readFileSync(0, 'utf8'))
const patienceMs = 20_000

/** What each client heard since the round began. */
const heard = Array.from({ length: clients }, () => [])
let onHear = () => undefined
function hear(client, { registration }) {
  heard[client].push({ registration, at: performance.now() })
  onHear()
}

function fail(what) {
  process.stderr.write(`${what}; the run is void.\n`)
  process.exit(1)
}

function connectRaw(client, url) {
  const socket = new WebSocket(url.replace('http', 'ws'))
  socket.on('message', (text) => hear(client, JSON.parse(text.toString())))
  return new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
}

async function connect(client, url) {
  const socket = io(`${url}/agent`, { transports: ['websocket'], forceNew: true, auth: { token } })
  socket.on('registration.created', (data) => hear(client, data))
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const answer = await socket.timeout(patienceMs).emitWithAck('event.join', { event })
  if (!answer.ok) fail(`A client may not watch: ${JSON.stringify(answer)}`)
}

// Fifty at a time: a crowd arrives, it does not fall from the sky.
for (let from = 0; from < clients; from += 50) {
  const next = Array.from({ length: Math.min(50, clients - from) }, (_, at) => from + at)
  await Promise.all(
    next.map((client) => (raw ? connectRaw : connect)(client, urls[client % urls.length])),
  )
}

const tookMs = []
const startedAt = performance.now()
for (let round = 0; round < rounds; round += 1) {
  const askedAt = performance.now()
  for (const list of heard) list.length = 0
  const all = new Promise((resolve) => {
    let count = 0
    onHear = () => (count += 1) === clients && resolve(true)
    setTimeout(() => resolve(false), patienceMs).unref()
  })
  const answer = await fetch(`${urls[0]}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: `crowd-${tag}-${round}@example.org`, givenName: 'Işıl' }),
  })
  const { registrations } = await answer.json()
  if (answer.status !== 201) fail(`Registering gave ${answer.status}`)
  if (!(await all))
    fail(`${heard.filter((list) => list.length === 0).length} clients heard nothing`)
  for (const list of heard) {
    const [first] = list
    if (list.length !== 1 || first.registration !== registrations[0].id) {
      fail(`A client heard ${JSON.stringify(list)}`)
    }
    tookMs.push(first.at - askedAt)
  }
}
const seconds = (performance.now() - startedAt) / 1_000
tookMs.sort((a, b) => a - b)
process.stdout.write(
  JSON.stringify({
    perSecond: tookMs.length / seconds,
    p50Ms: tookMs[Math.floor(tookMs.length * 0.5)],
    p99Ms: tookMs[Math.floor(tookMs.length * 0.99)],
  }),
)
process.exit(0)
