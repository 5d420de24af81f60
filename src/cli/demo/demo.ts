import type { PayloadSDK } from '@payloadcms/sdk'
import type { Socket } from 'socket.io-client'
import type { DemoPerson } from '@/cli/demo/people'
import type { Config, Event } from '@/payload-types'
import type { ClientToServerEvents, ServerToClientEvents } from '@/realtime/events'

/** A registration as its person knows it. */
export type DemoRegistration = {
  id: string
  code: string
  status: string
  person: DemoPerson
  /** The secret end of the link in every mail. */
  manageToken: string
}

/** What the steps share: how they reach the platform, and what earlier ones left behind. */
export type Demo = {
  /** Of this run: part of titles and addresses, so that a second run has its own. */
  run: string
  url: string
  /** The typed client, signed in as an administrator. */
  sdk: PayloadSDK<Config>
  /** Calls any path as that administrator, or as nobody. */
  call: <Body>(path: string, options?: CallOptions) => Promise<{ status: number; body: Body }>
  fetch: typeof fetch
  /** Live events, as an agent's screen gets them. */
  agent: Socket<ServerToClientEvents, ClientToServerEvents>
  /** One line of what it did or saw. */
  say: (line: string) => void
  /** Leaves a file in the demo's folder and gives its path. */
  keep: (name: string, content: string | Uint8Array) => string
  event?: Event
  registrations: DemoRegistration[]
  /** What the QR codes of decoded admissions hold, by registration code. */
  qrCodes: Map<string, string>
}

export type CallOptions = {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  /** Without the administrator's token. */
  anonymous?: boolean
}

/** A busy machine takes its time. */
const patienceMs = 180_000

/** One thing the demo shows. */
export type Step = { title: string; run: (demo: Demo) => Promise<void> }

/** @throws Error naming what did not hold: the demo stops there */
export function expectThat(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`It was expected that ${what}.`)
}

/**
 * Asks until `probe` gives something.
 * @throws Error naming `what` after three minutes
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const value = await probe()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
