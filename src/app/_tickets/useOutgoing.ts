'use client'

import { useCallback, useRef, useState } from 'react'
import { notYetInLog, type Writer } from '@/lib/tickets/notYetInLog'
import { sendMessage, type Sent } from './sendMessage'
import type { TicketRoom } from './useTicketRoom'

/** A message on its way, shown at once. It stays, with the reason, when it could not be sent. */
export type Outgoing = {
  key: string
  body: string
  kind: 'internal' | 'public'
  status?: string
  files: File[]
  /** What its writer had read. */
  expectedSeq: number
  state: 'failed' | 'sending'
  code?: string
  reason?: string
}

type Options = {
  room: TicketRoom
  writer: Writer
  path: string
  language: string
  onFollowUp?: (ticket: { id: string; number: string | null }) => void
}

type Draft = Pick<Outgoing, 'body' | 'files' | 'kind' | 'status'>

/** Sends messages: shown before the server has them, and never lost when it will not have them. */
export function useOutgoing({ room, writer, path, language, onFollowUp }: Options) {
  const [outgoing, setOutgoing] = useState<Outgoing[]>([])
  const { catchUp, place } = room
  /** One after the other, as they were written. */
  const line = useRef<Promise<unknown>>(Promise.resolve())
  /** Our own last message: nobody else wrote between what it had read and itself. */
  const last = useRef({ read: 0, seq: 0 })

  const drop = useCallback(
    (key: string) => setOutgoing((all) => all.filter((each) => each.key !== key)),
    [],
  )

  const deliver = useCallback(
    async (message: Outgoing): Promise<Sent> => {
      const { key, body, kind, status, files } = message
      const { read, seq } = last.current
      const follows = message.expectedSeq >= read && message.expectedSeq < seq
      const expectedSeq = follows ? seq : message.expectedSeq
      const sent = await sendMessage({
        path,
        key,
        language,
        files,
        message: { body, kind, expectedSeq, ...(status ? { status } : {}) },
      })
      await catchUp().catch(() => undefined)
      if (sent.ok) {
        last.current = { read: follows ? read : expectedSeq, seq: sent.message?.seq ?? 0 }
        drop(key)
        if (sent.followUp) onFollowUp?.(sent.ticket)
      } else {
        const { code, message: reason } = sent
        // With what it was sent with: the same request again must be the same.
        const failed = { state: 'failed' as const, code, reason, expectedSeq }
        setOutgoing((all) => all.map((each) => (each.key === key ? { ...each, ...failed } : each)))
      }
      return sent
    },
    [catchUp, drop, language, onFollowUp, path],
  )

  const inLine = useCallback(
    (message: Outgoing): Promise<Sent> => {
      const sent = line.current.then(() => deliver(message))
      line.current = sent
      return sent
    },
    [deliver],
  )

  const send = useCallback(
    (draft: Draft) => {
      const message: Outgoing = {
        ...draft,
        key: crypto.randomUUID(),
        expectedSeq: place(),
        state: 'sending',
      }
      setOutgoing((all) => [...all, message])
      return inLine(message)
    },
    [inLine, place],
  )

  const retry = useCallback(
    (message: Outgoing) => {
      // Another position makes it another request; what was lost on the way keeps its key.
      const fresh =
        message.code === 'OFFLINE' ? {} : { key: crypto.randomUUID(), expectedSeq: place() }
      const again: Outgoing = { ...message, ...fresh, state: 'sending', code: undefined }
      setOutgoing((all) => all.map((each) => (each.key === message.key ? again : each)))
      return inLine(again)
    },
    [inLine, place],
  )

  const waiting = notYetInLog({ messages: outgoing, log: room.log, writer })
  return { outgoing: waiting, send, retry, drop }
}
