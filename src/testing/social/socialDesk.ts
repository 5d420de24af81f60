import { queryRows, sql } from '@/db/sql'
import { publishTarget } from '@/operations/social/publishTarget'
import type { TestPlatform } from '@/testing/harness'

type Target = {
  id: string
  state: string
  error: string | null
  error_code: string | null
  permalink: string | null
  remote_id: string | null
  key: string
  next_attempt_at: string | null
}

type Refused = {
  errors: {
    code: string
    data: { fields: { path: string; account?: string; message: string }[] }
  }[]
}

/** The fields that an answer refuses, with the account by whose rules. */
export const fieldsOf = ({ body }: { body: unknown }) =>
  (body as Refused).errors[0]?.data.fields.map((field) => [field.path, field.account])

/** What tests of social posts do again and again. */
export function socialDesk(platform: TestPlatform, token: () => string) {
  const call = async <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ) => {
    const response = await platform.request(path, { method, token: token(), body })
    return { status: response.status, body: (await response.json()) as T }
  }
  const targetsOf = (post: string) =>
    queryRows<Target>(
      platform.payload,
      sql`SELECT * FROM social_post_targets WHERE post_id = ${post} ORDER BY created_at, id`,
    )
  return {
    call,
    targetsOf,
    /** Makes what waits for its next try due. */
    async passTime() {
      await queryRows(
        platform.payload,
        sql`UPDATE social_post_targets SET next_attempt_at = NULL, claimed_until = NULL
            WHERE state IN ('queued', 'armed', 'unknown')`,
      )
      await queryRows(platform.payload, sql`UPDATE social_accounts SET limited_until = NULL`)
    },
    /** One try of every target of a post that is due, as its job does it. */
    async tryTargets(post: string) {
      for (const { id } of await targetsOf(post)) await publishTarget(platform.payload, id)
      return targetsOf(post)
    },
    async statusOf(post: string) {
      const doc = await platform.payload.findByID({ collection: 'social-posts', id: post })
      return doc.status
    },
    async makeAccount(data: Record<string, unknown>) {
      const { status, body } = await call<{ doc: { id: string } }>(
        'POST',
        '/api/social-accounts',
        data,
      )
      if (status !== 201) throw new Error(`No account: ${JSON.stringify(body)}`)
      return body.doc.id
    },
    async makePost(data: Record<string, unknown>) {
      const { status, body } = await call<{ doc: { id: string } }>(
        'POST',
        '/api/social/posts',
        data,
      )
      if (status !== 201) throw new Error(`No post: ${JSON.stringify(body)}`)
      return body.doc.id
    },
  }
}
