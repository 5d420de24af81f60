import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'

/**
 * Makes the folder for everything that the platform keeps.
 * @throws Error in one sentence when it cannot be written to
 */
export async function requireWritableHome(home: string): Promise<void> {
  const probe = path.join(home, `.writable-${process.pid}`)
  try {
    await mkdir(home, { recursive: true })
    await writeFile(probe, '')
    await rm(probe)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(
      `The folder ${home} cannot be written to (${code}): give it to this user, or choose another one with ROSTRUM_HOME.`,
      { cause },
    )
  }
}

/**
 * Makes sure that the web process can listen.
 * @returns the port, or a free one where it was 0
 * @throws Error in one sentence that says what to do
 */
export function requirePort({ host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(refusals[cause.code ?? '']?.({ host, port }) ?? cause.message, { cause }))
    })
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address()
      const chosen = typeof address === 'object' && address ? address.port : port
      probe.close(() => resolve(chosen))
    })
  })
}

const refusals: Record<string, (where: { host: string; port: number }) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is in use: stop the program that listens on it, or choose another one, for example PORT=${nextPort(port)} npm start.`,
  EACCES: ({ port }) =>
    `This user may not listen on port ${port}: choose one above 1023, for example PORT=3000 npm start.`,
  EADDRNOTAVAIL: ({ host }) =>
    `This machine has no address ${host}: set HOST to one it has, or leave it out.`,
  ENOTFOUND: ({ host }) =>
    `This machine has no address ${host}: set HOST to one it has, or leave it out.`,
}

function nextPort(port: number): number {
  return port < 65_535 ? port + 1 : 3000
}
