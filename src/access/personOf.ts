import type { PayloadRequest } from 'payload'

/** What a request by an API key carries in place of a person. */
export type MachineMarks = {
  /** The key. */
  _apiKey?: string
  /** The key by name and beginning, as the audit log names it. */
  _apiKeyTitle?: string
}

type Asking = { user?: unknown }

/** Whether a key asks, not a person. */
export const isMachine = ({ user }: Asking): boolean => Boolean((user as MachineMarks)?._apiKey)

/** The user who asks, for columns that name a person; null for guests and for API keys. */
export const personOf = (req: Pick<PayloadRequest, 'user'>): string | null =>
  req.user && !isMachine(req) ? String(req.user.id) : null
