import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, getPayload, handleEndpoints } from 'payload'

/**
 * Stock Payload with one collection of registrations, anybody may create: its own REST handler straight on
 * node:http, without Next, which would only slow it down. Run once with NODE_ENV=development, it makes its
 * tables.
 */
const config = buildConfig({
  secret: 'a-secret-for-benches-only-0123456789',
  telemetry: false,
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URL, max: 10 },
    idType: 'uuid',
  }),
  collections: [
    {
      slug: 'registrations',
      access: { create: () => true },
      fields: [
        { name: 'event', type: 'text', index: true, required: true },
        { name: 'email', type: 'email', index: true, required: true },
        { name: 'givenName', type: 'text', required: true },
        { name: 'familyName', type: 'text' },
        { name: 'status', type: 'select', options: ['confirmed'], defaultValue: 'confirmed' },
      ],
    },
  ],
})
const awaited = await config
await getPayload({ config: awaited })

createServer((req, res) => {
  const body = req.method === 'POST' ? { body: Readable.toWeb(req), duplex: 'half' } : {}
  const request = new Request(`http://127.0.0.1:${process.env.PORT}${req.url}`, {
    method: req.method,
    headers: req.headers,
    ...body,
  })
  handleEndpoints({ config: awaited, request })
    .then(async (answer) => {
      const bytes = Buffer.from(await answer.arrayBuffer())
      res.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(bytes)
    })
    .catch((error) => res.writeHead(500).end(String(error)))
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => process.exit(0))
