import type { ActorType, TicketEnvelope } from './envelope'

type OnItsWay = { body: string; kind: string; expectedSeq: number; state: string; code?: string }

/** `id` is left out where the log does not tell it, on the customer's side. */
export type Writer = { type: ActorType; id?: string }

type Input<M> = { messages: M[]; log: TicketEnvelope[]; writer: Writer }

type Message = { body: string; kind: string }

/**
 * The messages of one writer which their log does not show yet. A push often overtakes the answer to the
 * request, and after a cut line it is all that ever arrives: without this the message would stand there
 * twice. One that the server refused stays. Each entry accounts for one message. Pure.
 */
export function notYetInLog<M extends OnItsWay>({ messages, log, writer }: Input<M>): M[] {
  const taken = new Set<number>()
  return messages.filter((message) => {
    if (message.state === 'failed' && message.code !== 'OFFLINE') return true
    const arrived = log.find(
      (entry) => !taken.has(entry.seq) && isSame(entry, message) && isBy(entry, writer),
    )
    if (arrived) taken.add(arrived.seq)
    return !arrived
  })
}

function isSame({ seq, data }: TicketEnvelope, sent: OnItsWay) {
  const message = data.message as Message | null | undefined
  return seq > sent.expectedSeq && message?.kind === sent.kind && message.body === sent.body
}

function isBy({ actor }: TicketEnvelope, { type, id }: Writer) {
  return actor?.type === type && (id === undefined || actor.id === id)
}
