import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * A relay in front of a service, on a free loopback port, with which the service can be taken away from its
 * clients while others still reach it. Starts `open`.
 */
export async function startTcpProxy(target: { host: string; port: number }) {
  const pairs = new Set<[Socket, Socket]>()
  let port = 0
  let server: Server | undefined
  let stalled = false

  const join = (client: Socket) => {
    const service = connect(target)
    const pair: [Socket, Socket] = [client, service]
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    if (stalled) return
    client.pipe(service)
    service.pipe(client)
  }
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server = createServer(join).once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        port = (server?.address() as AddressInfo).port
        resolve()
      })
    })
  /** Resets every connection; those that are made next go through. */
  const cut = () => {
    for (const [client, service] of pairs) {
      client.resetAndDestroy()
      service.destroy()
    }
    pairs.clear()
  }
  await listen()
  const refuse = async () => {
    const closing = server
    server = undefined
    const closed = new Promise<void>((resolve) =>
      closing ? closing.close(() => resolve()) : resolve(),
    )
    cut()
    await closed
  }
  return {
    port,
    cut,
    /** As when the service is down: connections are reset and new ones refused. */
    refuse,
    /** As when the network swallows everything: connections stand and nothing comes through. */
    stall: () => {
      stalled = true
      for (const [client, service] of pairs) {
        client.unpipe(service).pause()
        service.unpipe(client).pause()
      }
    },
    /** Lets everything through again; what was stalled is reset. */
    open: async () => {
      if (stalled) cut()
      stalled = false
      if (!server) await listen()
    },
    close: refuse,
  }
}

export type TcpProxy = Awaited<ReturnType<typeof startTcpProxy>>

/** `url` with the proxy in place of its host and port. */
export function throughProxy(url: string, proxy: TcpProxy): string {
  const changed = new URL(url)
  changed.hostname = '127.0.0.1'
  changed.port = String(proxy.port)
  return changed.href
}
