'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { TicketEnvelope } from '@/lib/tickets/envelope'
import { mergeLog, placeWithoutGap } from '@/lib/tickets/mergeLog'
import type { PresenceState, Present, Signal } from '@/lib/tickets/signal'

type Options = {
  namespace: 'agent' | 'portal'
  /** Signed link or access token; without one the cookie speaks. */
  token?: string
  ticket: string
  /** What the page came with. `start`: entries up to it are not part of it. */
  initial: TicketEnvelope[]
  start: number
  /** Where the log is read over HTTP: `<path>?after=`. */
  eventsPath: string
}

type Page = { docs: TicketEnvelope[]; hasMore: boolean }

const typingMs = 6_000
const heartbeatMs = 20_000

/**
 * One ticket, live: its log without gaps, whether the connection is up, who looks at it and who types.
 * What was missed while away is fetched by place; a client is never ahead of what it has.
 */
export function useTicketRoom({ namespace, token, ticket, initial, start, eventsPath }: Options) {
  const [log, setLog] = useState(initial)
  const [online, setOnline] = useState(false)
  const [viewers, setViewers] = useState<Present[]>([])
  const [typists, setTypists] = useState<string[]>([])
  const logNow = useRef(initial)
  const socketNow = useRef<Socket | null>(null)

  const add = useCallback((more: TicketEnvelope[]) => {
    logNow.current = mergeLog(logNow.current, more)
    setLog(logNow.current)
  }, [])

  const place = useCallback(() => placeWithoutGap(logNow.current, start), [start])

  const catchUp = useCallback(async () => {
    for (let pages = 0; pages < 50; pages += 1) {
      const response = await fetch(`${eventsPath}?after=${place()}`, { credentials: 'include' })
      if (!response.ok) return
      const { docs, hasMore } = (await response.json()) as Page
      add(docs)
      if (!hasMore || docs.length === 0) return
    }
  }, [add, eventsPath, place])

  useEffect(() => {
    const socket = io(`/${namespace}`, {
      auth: token ? { token } : {},
      transports: ['websocket', 'polling'],
    })
    socketNow.current = socket
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const forget = (name: string) => {
      clearTimeout(timers.get(name))
      timers.delete(name)
      setTypists([...timers.keys()])
    }
    const join = () => {
      setOnline(true)
      socket.emit('ticket.join', { ticket, afterSeq: place() }, (answer: Joined) => {
        if (!answer.ok) return
        add(answer.missed)
        if (answer.viewers) setViewers(answer.viewers)
        if (answer.hasMore) void catchUp()
      })
    }
    const receive = (entry: TicketEnvelope) => {
      if (entry.ticket !== ticket) return
      add([entry])
      if (entry.actor) forget(entry.actor.name)
      if (place() < entry.seq) void catchUp()
    }
    socket.on('connect', join)
    socket.on('disconnect', (reason) => {
      setOnline(false)
      setViewers([])
      // Cut by the server: come back with whatever rights there are now.
      if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000)
    })
    for (const type of ['ticket.created', 'ticket.updated', 'ticket.message.created']) {
      socket.on(type, receive)
    }
    socket.on('presence.changed', (signal: Signal<'presence.changed'>) => {
      if (signal.ticket === ticket) setViewers(signal.data.users)
    })
    socket.on('typing', (signal: Signal<'typing'>) => {
      const name = signal.actor?.name
      if (signal.ticket !== ticket || !name) return
      forget(name)
      if (!signal.data.typing) return
      timers.set(
        name,
        setTimeout(() => forget(name), typingMs),
      )
      setTypists([...timers.keys()])
    })
    const beat = setInterval(() => {
      const state: PresenceState = document.hidden ? 'idle' : 'viewing'
      if (document.hidden) socket.volatile.emit('presence.heartbeat', { ticket, state })
    }, heartbeatMs)
    return () => {
      clearInterval(beat)
      for (const timer of timers.values()) clearTimeout(timer)
      socket.disconnect()
      socketNow.current = null
    }
  }, [add, catchUp, namespace, place, ticket, token])

  const say = useCallback((event: string, data: object) => {
    socketNow.current?.volatile.emit(event, data)
  }, [])

  return { log, online, viewers, typists, place, catchUp, say }
}

type Joined = { ok: boolean; missed: TicketEnvelope[]; viewers?: Present[]; hasMore: boolean }

export type TicketRoom = ReturnType<typeof useTicketRoom>
