'use client'

import { useCallback, useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { Gates } from '@/operations/checkIns/readGates'
import { readCounts } from './checkInApi'

const slowMs = 20_000
const gatherMs = 400

/**
 * How many came and may come, live: each scan at any door of the event asks anew, at most about twice a
 * second; without sockets, every 20 s.
 */
export function useGateCounts(initial: Gates): { gates: Gates; refresh: () => void } {
  const [gates, setGates] = useState(initial)
  const event = initial.event.id
  const refresh = useCallback(() => {
    void readCounts(event).then((fresh) => fresh && setGates(fresh))
  }, [event])

  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | null = null
    const ask = () => {
      soon ??= setTimeout(() => {
        soon = null
        refresh()
      }, gatherMs)
    }
    const socket = io('/agent', { transports: ['websocket', 'polling'] })
    socket.on('connect', () => socket.emit('event.join', { event }, () => undefined))
    for (const type of ['checkin.created', 'registration.created']) socket.on(type, ask)
    const timer = setInterval(ask, slowMs)
    return () => {
      if (soon) clearTimeout(soon)
      clearInterval(timer)
      socket.disconnect()
    }
  }, [event, refresh])
  return { gates, refresh }
}
