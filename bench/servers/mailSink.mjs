import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

/**
 * A mail server that takes everything and keeps only the Message-IDs, in order. SMTP on SMTP_PORT; on PORT,
 * `GET /log` gives `{ ids, sample }` (one whole message), `GET /count` their number, `DELETE /log` forgets. DELAY_MS makes it
 * answer late, so that mails are on their way when their sender dies.
 */
const delayMs = Number(process.env.DELAY_MS ?? 0)
let ids = []
let sample = ''

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    const chunks = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      const source = Buffer.concat(chunks)
      const head = source.subarray(0, source.indexOf('\r\n\r\n')).toString()
      ids.push(/^Message-ID: *(.+)$/im.exec(head)?.[1].trim() ?? '')
      sample ||= source.toString()
      if (delayMs === 0) done()
      else setTimeout(done, delayMs)
    })
  },
})
// A sender that is killed leaves its connections in the middle.
smtp.on('error', () => undefined)

const control = createServer((req, res) => {
  if (req.method === 'DELETE') {
    ids = []
    sample = ''
  }
  const body = JSON.stringify(req.url === '/count' ? ids.length : { ids, sample })
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
})

smtp.listen(Number(process.env.SMTP_PORT), '127.0.0.1', () =>
  control.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n')),
)
process.on('SIGTERM', () => process.exit(0))
