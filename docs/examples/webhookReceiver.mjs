/**
 * A receiver of Rostrum's webhooks, without any package: verifies the signature over the raw body, refuses old
 * and repeated requests, answers at once.
 *
 *   WEBHOOK_SECRET=whsec_... PORT=4000 node docs/examples/webhookReceiver.mjs
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import http from 'node:http'

const toleranceSeconds = 5 * 60
const seen = new Set()

/** Throws unless the request was signed with `secret` within the last five minutes. Gives the event. */
export function verify({ secret, headers, body, now = Date.now() }) {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signatures = headers['webhook-signature']
  if (!id || !timestamp || !signatures) throw new Error('A webhook header is missing')
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= toleranceSeconds)) {
    throw new Error('Too old, or from the future')
  }
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
  // While a secret is being changed there are several.
  const matches = signatures.split(' ').some((entry) => {
    const [version, encoded = ''] = entry.split(',')
    const given = Buffer.from(encoded, 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!matches) throw new Error('The signature does not match')
  return JSON.parse(body.toString('utf8'))
}

export function startReceiver({ secret, onEvent }) {
  return http.createServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      try {
        // The body as it came: parsed and written again, it would not match its signature.
        const body = Buffer.concat(chunks)
        const event = verify({ secret, headers: request.headers, body })
        const id = request.headers['webhook-id']
        // The same event may come twice; its id is the same then. Keep ids in your database.
        if (!seen.has(id)) {
          seen.add(id)
          onEvent(event, id)
        }
        response.writeHead(204).end()
      } catch (error) {
        response.writeHead(400).end(error.message)
      }
    })
  })
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { WEBHOOK_SECRET: secret, PORT: port = '4000' } = process.env
  if (!secret) throw new Error('Set WEBHOOK_SECRET')
  const print = (...words) => process.stdout.write(`${words.join(' ')}\n`)
  const onEvent = (event, id) => print(id, event.type, JSON.stringify(event.data))
  startReceiver({ secret, onEvent }).listen(Number(port), () => print('Listening on', port))
}
