import type { Answered, DocumentedCalls } from '@/testing/openapi/documentedCalls'
import type { TestPlatform } from '@/testing/harness'

export type Script = {
  platform: TestPlatform
  call: DocumentedCalls['call']
  /** The token of an administrator. */
  admin: string
}

/** A value in an answer, by its path: `valueAt(answer, 'registrations.0.id')`. */
export function valueAt({ body }: Answered, path: string): string {
  let at: unknown = body
  for (const part of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[part]
  if (typeof at !== 'string')
    throw new Error(`${path} is ${JSON.stringify(at)} in ${JSON.stringify(body).slice(0, 500)}`)
  return at
}

export const lastPart = (url: string): string =>
  new URL(url, 'http://localhost').pathname.split('/').at(-1) ?? ''
