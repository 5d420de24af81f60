import { useCallback, useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { BatchStatus } from '@/lib/certificates/batchStates'
import type { PreflightReport } from '@/lib/certificates/preflightReport'
import type { BatchProgress } from '@/operations/certificates/readProgress'
import { callCertificates } from './certificateApi'

export type ShownBatch = {
  id: string
  status: BatchStatus
  preflight: PreflightReport
  progress: BatchProgress
  sendMail: boolean
}

const pollMs = 2_000

/**
 * A batch, kept fresh while it moves: by the socket as certificates are printed, and by asking now and then
 * where no socket gets through. Null until it is there.
 */
export function useBatch(id: string) {
  const [batch, setBatch] = useState<ShownBatch | null>(null)
  const refresh = useCallback(async () => {
    const answer = await callCertificates<ShownBatch>(`/api/certificate-batches/${id}?depth=0`)
    if ('done' in answer) setBatch(answer.done)
  }, [id])

  const moving = batch === null || batch.status === 'approved' || batch.status === 'running'
  useEffect(() => {
    void Promise.resolve().then(refresh)
    if (!moving) return
    const timer = setInterval(() => void refresh(), pollMs)
    const socket = io('/agent', { withCredentials: true })
    socket.on('job.progress', (progress: { id: string; done: number; total: number }) => {
      if (progress.id !== id) return
      const { done, total } = progress
      setBatch((known) => known && { ...known, progress: { ...known.progress, done, total } })
      if (done === total) void refresh()
    })
    return () => {
      clearInterval(timer)
      socket.close()
    }
  }, [refresh, moving, id])

  return { batch, refresh }
}
