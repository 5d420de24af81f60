import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The floor of public reads: node:http and pg, prepared statements, no framework. `/api/events` and
 * `/api/events/:slug` give what the platform's table holds; `/constant` gives a buffer of the size in BYTES.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const constant = Buffer.alloc(Number(process.env.BYTES ?? 20_000), '{"docs":[],"slug":"bench-"}')
const columns = `id, title, summary, start_date AS "startDate", end_date AS "endDate", timezone,
  attendance_mode AS "attendanceMode", location, description, capacity, price, currency,
  registration_opens_at AS "registrationOpensAt", registration_closes_at AS "registrationClosesAt",
  waitlist_enabled AS "waitlistEnabled", approval_required AS "approvalRequired",
  one_per_email AS "onePerEmail", hold_minutes AS "holdMinutes", self_edit_until AS "selfEditUntil",
  self_cancel_until AS "selfCancelUntil", metadata, status, visibility, slug, organizer,
  image_id AS image, updated_at AS "updatedAt", created_at AS "createdAt"`
const shown = `status IN ('published', 'postponed', 'cancelled', 'completed') AND deleted_at IS NULL`

const list = {
  name: 'list',
  text: `SELECT ${columns} FROM events WHERE ${shown} AND visibility = 'public'
         ORDER BY start_date DESC LIMIT 20 OFFSET $1`,
}
const count = {
  name: 'count',
  text: `SELECT count(*)::int AS n FROM events WHERE ${shown} AND visibility = 'public'`,
}
const one = { name: 'one', text: `SELECT ${columns} FROM events WHERE slug = $1 AND ${shown}` }

async function answer(url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  if (pathname !== '/api/events') {
    const { rows } = await pool.query({ ...one, values: [pathname.split('/').at(-1)] })
    return rows[0]
  }
  const page = Number(searchParams.get('page') ?? 1)
  const [{ rows: docs }, { rows }] = await Promise.all([
    pool.query({ ...list, values: [(page - 1) * 20] }),
    pool.query(count),
  ])
  return { docs, totalDocs: rows[0].n, limit: 20, page }
}

createServer((req, res) => {
  if (req.url === '/constant') {
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': constant.length })
    res.end(constant)
    return
  }
  answer(req.url).then(
    (value) => {
      const body = JSON.stringify(value)
      res.writeHead(value ? 200 : 404, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body ?? ''),
      })
      res.end(body)
    },
    (error) => res.writeHead(500).end(String(error)),
  )
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => process.exit(0))
