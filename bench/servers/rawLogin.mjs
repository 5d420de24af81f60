import { pbkdf2 } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * Log-ins without a platform: `POST` hashes as Payload does (PBKDF2-SHA256, 600,000 rounds) as soon as it is
 * asked, however many are at it already; `GET` reads one event by its slug.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const one = { name: 'one', text: `SELECT id, title, slug FROM events WHERE slug = $1` }

createServer((req, res) => {
  const end = (status, value) =>
    res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
  if (req.method === 'POST') {
    req.resume()
    pbkdf2('a-password-for-benches', '0'.repeat(64), 600_000, 32, 'sha256', (error, key) =>
      error ? end(500, String(error)) : end(200, { accessToken: key.toString('hex') }),
    )
    return
  }
  const slug = new URL(req.url, 'http://localhost').pathname.split('/').at(-1)
  pool.query({ ...one, values: [slug] }).then(
    ({ rows }) => end(rows[0] ? 200 : 404, rows[0]),
    (error) => end(500, String(error)),
  )
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => process.exit(0))
