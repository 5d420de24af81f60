import type { ActorType } from './envelope'

/** Somebody who is here: in the admin panel, or looking at a ticket. */
export type Present = {
  id: string
  type: ActorType
  name: string
  state: PresenceState
  since: string
}

export const presenceStates = ['viewing', 'replying', 'idle'] as const

export type PresenceState = (typeof presenceStates)[number]

/** What passes and is in no log, with its data: nobody catches up on it, so it carries no `seq`. */
export type SignalData = {
  typing: { typing: boolean; user: { id?: string; name: string } }
  /** Who is in the panel (`ticket` null) or looks at a ticket. */
  'presence.changed': { count: number; users: Present[] }
  /** Messages of the ticket that the receiver has not read; `tickets` wait for them unread altogether. */
  'unread.changed': { unread: number; tickets?: number }
}

/** A signal on its way to a client: the envelope of the log without a place in it. */
export type Signal<Type extends keyof SignalData> = {
  v: 1
  id: string
  ticket: string | null
  seq: null
  at: string
  actor: { id?: string; name: string; type: ActorType } | null
  type: Type
  data: SignalData[Type]
}
