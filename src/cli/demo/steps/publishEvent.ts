import { type Demo, expectThat } from '@/cli/demo/demo'

/** Publishes the first of the imported events by the typed client; anyone can read it then. */
export async function publishEvent(demo: Demo): Promise<void> {
  const { sdk, call, say, run } = demo
  const found = await sdk.find({
    collection: 'events',
    where: { title: { equals: `Kıyı Yazılım Buluşması #${run}` } },
  })
  const [draft] = found.docs
  expectThat(draft?.status === 'draft', 'the imported event is there, as a draft')
  const hidden = await call(`/api/events/${draft.slug}`, { anonymous: true })
  expectThat(hidden.status === 404, 'a visitor does not see the draft')
  const { id } = draft
  demo.event = await sdk.update({ collection: 'events', id, data: { status: 'published' } })
  const shown = await call(`/api/events/${draft.slug}`, { anonymous: true })
  expectThat(shown.status === 200, 'a visitor sees the published event')
  say(`“${draft.title}” is public at /api/events/${draft.slug}`)
  say(`  ${draft.capacity} seats · ${draft.location} · ${draft.timezone}`)
}
