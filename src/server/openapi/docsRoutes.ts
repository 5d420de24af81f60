import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Payload } from 'payload'
import { contract } from '@collections/contract'
import { env } from '@/env'
import { AppError } from '@/errors'
import { docsPolicy } from '@/lib/contentPolicies'
import { docsPage, docsScript, docsStyle } from '@/server/openapi/docsPage'
import { makeOpenApi } from '@/server/openapi/makeOpenApi'
import { serverContract } from '@/server/openapi/serverContract'
import { makeNonce } from '@/server/security/securityHeaders'

const version = '1.0.0'
const require = createRequire(import.meta.url)
const swagger = path.dirname(require.resolve('swagger-ui-dist/package.json'))

type File = { type: string; body: Buffer; zipped: Buffer; etag: string }

/**
 * `/api/openapi.json` and, over it, Swagger UI at `/api/docs`. The document is made of the running
 * configuration at the first request, so it cannot be another one than that of this server; both it and the
 * files of the page are kept, zipped, in memory.
 */
export function docsRoutes({ payload }: { payload: Payload }): Hono {
  const files: Record<string, () => Promise<File>> = {
    'openapi.json': once(async () => {
      const entries = [...contract, ...serverContract]
      const document = await makeOpenApi({
        config: payload.config,
        entries,
        publicUrl: env.publicUrl,
        version,
      })
      return makeFile('application/json', JSON.stringify(document))
    }),
    'swagger-ui.js': once(async () =>
      makeFile('text/javascript', await dist('swagger-ui-bundle.js')),
    ),
    'swagger-ui.css': once(async () => makeFile('text/css', await dist('swagger-ui.css'))),
    'docs.css': once(async () => makeFile('text/css', docsStyle)),
    'docs.js': once(async () => makeFile('text/javascript', docsScript)),
  }
  const app = new Hono()
  app.get('/openapi.json', (c) => serve(c, files['openapi.json']))
  app.get('/docs', (c) => {
    const nonce = makeNonce()
    return c.html(docsPage(nonce), 200, {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': docsPolicy(nonce),
    })
  })
  app.get('/docs/:file', (c) => serve(c, files[c.req.param('file')]))
  return app
}

const dist = (name: string) => readFile(path.join(swagger, name))

const zip = promisify(gzip)

async function makeFile(type: string, content: Buffer | string): Promise<File> {
  const body = Buffer.from(content)
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
  return { type: `${type}; charset=utf-8`, body, zipped: await zip(body), etag }
}

async function serve(c: Context, find: (() => Promise<File>) | undefined): Promise<Response> {
  const file = await find?.()
  if (!file) throw new AppError('NOT_FOUND')
  const { type, etag } = file
  const headers = {
    'Content-Type': type,
    ETag: etag,
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
  }
  if (c.req.header('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers })
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return new Response(new Uint8Array(zipped ? file.zipped : file.body), {
    headers: { ...headers, ...(zipped ? { 'Content-Encoding': 'gzip' } : {}) },
  })
}

/** The first call's result for all; after a failure the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    }))
}
