import { type Demo, expectThat, until } from '@/cli/demo/demo'

type Managed = { status?: string; registration?: { status?: string } }

/** One who has a seat gives it back by the link in the mail; the first who waits gets it. */
export async function cancelOne(demo: Demo): Promise<void> {
  const { call, sdk, say, event, registrations } = demo
  expectThat(event, 'an event is published')
  const inside = new Set(demo.qrCodes.keys())
  const leaving = registrations.find(
    ({ status, code }) => status === 'confirmed' && !inside.has(code),
  )
  expectThat(leaving, 'somebody has a seat and is not in yet')
  const statusOf = async (id: string) =>
    (await sdk.findByID({ collection: 'registrations', id })).status
  const first = await firstInLine(demo)

  const path = `/api/registrations/manage/${leaving.manageToken}/cancel`
  const answer = await call<Managed>(path, { method: 'POST', body: {}, anonymous: true })
  expectThat(answer.status === 200, `the link cancels (it was ${answer.status})`)
  expectThat((await statusOf(leaving.id)) === 'cancelled', 'the registration is cancelled')
  await until(
    'the first who waited has the seat',
    async () => (await statusOf(first.id)) === 'confirmed',
  )
  leaving.status = 'cancelled'
  first.status = 'confirmed'
  say(`${leaving.person.givenName} ${leaving.person.familyName} cancelled by the link in the mail`)
  say(`${first.person.givenName} ${first.person.familyName}, first in line, has the seat now`)

  const { body } = await call<{
    byStatus: Record<string, number>
    fillRate: number
    checkIns: number
  }>(`/api/events/${event.id}/analytics`)
  demo.keep('analytics.json', JSON.stringify(body, null, 2))
  say(`Figures: ${JSON.stringify(body.byStatus)}, fill rate ${body.fillRate}`)
}

/** By when they came, as the platform has it. */
async function firstInLine({ sdk, event, registrations }: Demo) {
  const { docs } = await sdk.find({
    collection: 'registrations',
    where: { event: { equals: event?.id }, status: { equals: 'waitlisted' } },
    sort: 'waitlistedAt',
    limit: 1,
  })
  const first = registrations.find(({ id }) => id === docs[0]?.id)
  expectThat(first, 'somebody waits')
  return first
}
