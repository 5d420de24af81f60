import { createServer } from 'node:http'
import pg from 'pg'

/**
 * Last seats without a platform, three ways: `/naive/:pool` counts and then inserts, `/lock/:pool` does so
 * under a row lock, `/statement/:pool` takes the seat with one conditional statement.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const seats = Number(process.env.SEATS ?? 100)

await pool.query(`CREATE TABLE IF NOT EXISTS bench_pools (id text PRIMARY KEY, taken int NOT NULL)`)
await pool.query(`CREATE TABLE IF NOT EXISTS bench_seats (id bigserial PRIMARY KEY, pool text NOT NULL,
  email text NOT NULL, given_name text, family_name text, created_at timestamptz DEFAULT now())`)
await pool.query('CREATE INDEX IF NOT EXISTS bench_seats_pool ON bench_seats (pool)')

const insert =
  'INSERT INTO bench_seats (pool, email, given_name, family_name) VALUES ($1, $2, $3, $4)'

async function inTransaction(work) {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const sold = await work(client)
    await client.query('COMMIT')
    return sold
  } finally {
    client.release()
  }
}

const ways = {
  naive: (id, person) =>
    inTransaction(async (client) => {
      const { rows } = await client.query(
        'SELECT count(*)::int AS n FROM bench_seats WHERE pool = $1',
        [id],
      )
      if (rows[0].n >= seats) return false
      await client.query(insert, [id, ...person])
      return true
    }),
  lock: (id, person) =>
    inTransaction(async (client) => {
      const { rows } = await client.query(
        'SELECT taken FROM bench_pools WHERE id = $1 FOR UPDATE',
        [id],
      )
      if (rows[0].taken >= seats) return false
      await client.query('UPDATE bench_pools SET taken = taken + 1 WHERE id = $1', [id])
      await client.query(insert, [id, ...person])
      return true
    }),
  statement: async (id, person) => {
    const { rowCount } = await pool.query({
      name: 'seat',
      text: `WITH seat AS (UPDATE bench_pools SET taken = taken + 1 WHERE id = $1 AND taken < ${seats} RETURNING id)
             INSERT INTO bench_seats (pool, email, given_name, family_name) SELECT id, $2, $3, $4 FROM seat`,
      values: [id, ...person],
    })
    return rowCount > 0
  },
}

createServer((req, res) => {
  const [, way, id] = req.url.split('/')
  const chunks = []
  req.on('data', (chunk) => chunks.push(chunk))
  req.on('end', () => {
    const { email, givenName, familyName } = JSON.parse(Buffer.concat(chunks).toString())
    ways[way](id, [email, givenName, familyName]).then(
      (sold) => res.writeHead(sold ? 201 : 409, { 'Content-Type': 'application/json' }).end('{}'),
      (error) => res.writeHead(500).end(String(error)),
    )
  })
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => process.exit(0))
