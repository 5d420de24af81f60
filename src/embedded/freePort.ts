import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'

/**
 * A port on the loopback address that nobody listens on: the one remembered in `rememberedIn` if it is
 * still free, so that database clients keep their settings, else any. It may be taken by the time it is used.
 */
export async function chooseFreePort(rememberedIn?: string): Promise<number> {
  if (rememberedIn) {
    const remembered = await readFile(rememberedIn, 'utf8').then(Number, () => 0)
    const free = remembered > 0 && (await tryListen(remembered))
    if (free) return free
  }
  const any = await tryListen(0)
  if (!any) throw new Error('No free port on 127.0.0.1.')
  return any
}

function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      const taken = typeof address === 'object' && address ? address.port : null
      probe.close(() => resolve(taken))
    })
  })
}
