import { type Demo, expectThat, until } from '@/cli/demo/demo'
import { startFakeMastodon } from '@/testing/fakes/fakeMastodon'

type Post = { status: string }
type Errors = { errors?: { message: string; data?: { fields?: { message: string }[] } }[] }

/**
 * A Mastodon server of the demo's own stands in for the real one: the post is there once, under a
 * permalink. A platform that lets no private address through (`OUTBOUND_ALLOW_HOSTS`) says so, and the
 * demo goes on.
 */
export async function postToMastodon(demo: Demo): Promise<void> {
  const { call, say, keep, run, event } = demo
  const server = await startFakeMastodon()
  try {
    const account = await call<{ doc: { id: string } } & Errors>('/api/social-accounts', {
      method: 'POST',
      body: {
        platform: 'mastodon',
        name: `Demo #${run}`,
        baseUrl: server.url,
        credentials: { accessToken: 'good-token' },
      },
    })
    if (account.status !== 201) {
      const [error] = account.body.errors ?? []
      say(`Left out: ${error?.data?.fields?.[0]?.message ?? error?.message}`)
      say(`  Start the platform with OUTBOUND_ALLOW_HOSTS=127.0.0.1,localhost to see it.`)
      return
    }
    const content = `${event?.title} bitti: gelen herkese teşekkürler! 🎉`
    const made = await call<{ doc: { id: string } }>('/api/social/posts', {
      method: 'POST',
      body: { content, accounts: [account.body.doc.id] },
    })
    expectThat(made.status === 201, `the post is written (it was ${made.status})`)
    const { id } = made.body.doc
    const path = `/api/social/posts/${id}`
    const published = await call(`${path}/publish`, { method: 'POST', body: {} })
    expectThat(published.status === 200, `it is published (it was ${published.status})`)
    const { status } = await until('the post has an end', async () => {
      const { body } = await call<Post>(path)
      return ['posted', 'failed', 'needs_attention'].includes(body.status) && body
    })
    if (status !== 'posted') {
      const targets = await call<unknown>(`${path}/targets`)
      throw new Error(`The post is ${status}: ${JSON.stringify(targets.body)}`)
    }
    expectThat(server.statuses.length === 1, 'the server holds the post once')
    expectThat(server.statuses[0]?.text === content, 'with every letter as it was written')
    keep('mastodon-post.json', JSON.stringify(server.statuses[0], null, 2))
    say(`“${content}” stands once at ${server.statuses[0]?.url}`)
  } finally {
    await server.close()
  }
}
