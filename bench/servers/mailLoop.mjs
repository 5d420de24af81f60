import { readFileSync } from 'node:fs'
import nodemailer from 'nodemailer'
import pg from 'pg'

/**
 * What one writes who has no platform: a loop over the contacts that mails each of them over a pool of
 * connections. It keeps no ledger: killed, it does not know whom it wrote to. `finished` sends the same bytes to
 * all, so that nothing is composed: the least a pooled nodemailer can do.
 */
const { url, databaseUrl, list, connections, html, text, finished } = JSON.parse(
  readFileSync(0, 'utf8'),
)
const transport = nodemailer.createTransport({
  url,
  pool: true,
  maxConnections: connections,
  maxMessages: Infinity,
})
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()

const pageOf = (after) =>
  client.query(
    `SELECT c.id, c.email, c.given_name AS "givenName" FROM contacts c
     JOIN subscriptions s ON s.contact_id = c.id AND s.list_id = $1 AND s.status = 'confirmed'
     WHERE c.id > $2 ORDER BY c.id LIMIT 1000`,
    [list, after],
  )

const filled = (template, { id, givenName }) =>
  template.replaceAll('%NAME%', givenName).replaceAll('%ID%', id)

function send(person) {
  const from = 'bench@example.org'
  const unsubscribe = `<http://localhost:3000/unsubscribe/${person.id}>`
  if (finished) {
    const raw = `Message-ID: <${person.id}@example.org>\r\n${finished}`
    return transport.sendMail({ envelope: { from, to: person.email }, raw })
  }
  return transport.sendMail({
    from: { name: 'Bench', address: from },
    to: { name: person.givenName, address: person.email },
    messageId: `<${person.id}@example.org>`,
    subject: `Merhaba ${person.givenName}, sizi bekliyoruz`,
    html: filled(html, person),
    text: filled(text, person),
    headers: {
      'List-Unsubscribe': unsubscribe,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
}

const startedAt = performance.now()
let after = '00000000-0000-0000-0000-000000000000'
let sent = 0
let waiting = []
let last = false

async function takeMore() {
  const { rows } = await pageOf(after)
  after = rows.at(-1)?.id ?? after
  last = rows.length === 0
  waiting = rows
}

let taking
async function lane() {
  for (;;) {
    while (waiting.length === 0 && !last) {
      await (taking ??= takeMore().finally(() => (taking = undefined)))
    }
    const person = waiting.shift()
    if (!person) return
    await send(person)
    sent += 1
  }
}
// Some more than there are connections, so that none of them waits for the loop.
await Promise.all(Array.from({ length: 2 * connections }, lane))
const seconds = (performance.now() - startedAt) / 1000
const residentMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ sent, seconds, residentMb }))
process.exit(0)
