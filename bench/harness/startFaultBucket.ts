import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { startTcpProxy } from '@/testing/startTcpProxy'

const name = 'rostrum-faults'
const accessKeyId = 'S3RVER'
const secretAccessKey = 'S3RVER'

/**
 * An empty S3 bucket on a free loopback port that programs with `env` reach through a proxy, which can take it away.
 * `close` throws it away.
 */
export async function startFaultBucket() {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'rostrum-s3-'))
  const store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name, configs: [] }],
  })
  const { port } = await store.run()
  const proxy = await startTcpProxy({ host: '127.0.0.1', port })
  return {
    ...{ name, proxy },
    /** For a client that looks on past the proxy. */
    past: {
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId, secretAccessKey },
    },
    env: {
      S3_BUCKET: name,
      S3_ENDPOINT: `http://127.0.0.1:${proxy.port}`,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
    close: async () => {
      await proxy.close()
      await store.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
