import type { Payload } from 'payload'

/** Who they are, at every peer with accounts. */
export const staffAccount = { email: 'staff@example.org', password: 'violet-harbour-kettle-42' }

/** An administrator, for what strangers may not do. */
export async function makeStaff(payload: Payload): Promise<void> {
  const where = { name: { equals: 'admin' } }
  const { docs } = await payload.find({ collection: 'roles', where, depth: 0 })
  const roles = docs.map(({ id }) => id)
  await payload.create({ collection: 'users', data: { ...staffAccount, roles } as never })
}

/** The header that signs their requests in, for a quarter of an hour. */
export async function signInStaff(url: string): Promise<{ Authorization: string }> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(staffAccount),
  })
  const { accessToken } = (await response.json()) as { accessToken: string }
  return { Authorization: `Bearer ${accessToken}` }
}
