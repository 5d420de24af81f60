import type { Payload } from 'payload'

/**
 * Payload on the bench's database, for what a bench makes and checks by the platform's own rules. The
 * environment is read when the configuration loads: call it once, before anything else imports that.
 */
export async function openPayload(env: Record<string, string>): Promise<Payload> {
  Object.assign(process.env, env)
  const { getPayload } = await import('payload')
  const { default: config } = await import('@payload-config')
  return getPayload({ config })
}
