'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import {
  makeScanQueue,
  type Scan,
  type ScanQueue,
  type ScanQueueState,
} from '@/lib/checkIns/scanQueue'
import { sendScan } from './checkInApi'

const retryMs = 3_000
const nothing: ScanQueueState = { entries: [], signedOut: false }
const queues = new Map<string, ScanQueue>()

/** The scans this device makes for an event; one queue per page, however often it is drawn. */
export function useScans(event: string) {
  const queue = useMemo(() => ({ get: () => openQueue(event) }), [event])
  const { entries, signedOut } = useSyncExternalStore(
    (listener) => queue.get().subscribe(listener),
    () => queue.get().read(),
    () => nothing,
  )
  useEffect(() => {
    const flush = () => void queue.get().flush()
    flush()
    window.addEventListener('online', flush)
    return () => window.removeEventListener('online', flush)
  }, [queue])
  return {
    entries,
    signedOut,
    scan: (made: Pick<Scan, 'direction' | 'list' | 'subject'>) =>
      void queue.get().add({
        ...made,
        nonce: randomId(),
        scannedAt: new Date().toISOString(),
      }),
    markUndone: (nonce: string) => queue.get().markUndone(nonce),
  }
}

function openQueue(event: string): ScanQueue {
  const known = queues.get(event)
  if (known) return known
  const key = `rostrum-scans-${event}`
  const device = deviceId()
  const queue = makeScanQueue({
    send: (scan) => sendScan({ event, device }, scan),
    load: () => JSON.parse(localStorage.getItem(key) ?? '[]') as Scan[],
    save: (open) =>
      open.length > 0
        ? localStorage.setItem(key, JSON.stringify(open))
        : localStorage.removeItem(key),
    later: (work) => {
      const timer = setTimeout(work, retryMs)
      return () => clearTimeout(timer)
    },
  })
  queues.set(event, queue)
  return queue
}

/** This device's own name, so that its nonces are its own. */
function deviceId(): string {
  const key = 'rostrum-device'
  const known = localStorage.getItem(key)
  if (known) return known
  const made = `door-${randomId()}`
  localStorage.setItem(key, made)
  return made
}

/** `crypto.randomUUID` is not there on plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
