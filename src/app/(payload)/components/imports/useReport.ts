import { useCallback, useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import { importApi, type ReportPage } from './importApi'

/** What the page asks of the report. */
export type ReportQuery = { page: number; level: 'all' | 'error' }

const pollMs = 1_500
const perPage = '50'
const isMoving = (page: ReportPage | null) =>
  page?.import.status === 'queued' || page?.import.status === 'running'

/**
 * An import with one page of its report, kept fresh while it moves: by the socket as batches are written,
 * and by asking now and then where no socket gets through.
 */
export function useReport(id: string, { page, level }: ReportQuery) {
  const [report, setReport] = useState<ReportPage | null>(null)
  const refresh = useCallback(async () => {
    const query = { page: String(page), limit: perPage, ...(level === 'all' ? {} : { level }) }
    const fresh = await importApi.report(id, query)
    if (fresh) setReport(fresh)
  }, [id, page, level])

  const moving = isMoving(report) || report === null
  useEffect(() => {
    void Promise.resolve().then(refresh)
    if (!moving) return
    const timer = setInterval(() => void refresh(), pollMs)
    return () => clearInterval(timer)
  }, [refresh, moving])

  useEffect(() => {
    if (!moving) return
    const socket = io('/agent', { withCredentials: true })
    socket.on('job.progress', (progress: { id: string; done: number; total: number }) => {
      if (progress.id !== id) return
      setReport((known) => {
        if (!known) return known
        const { done, total } = progress
        return { ...known, import: { ...known.import, done, total } }
      })
    })
    return () => {
      socket.close()
    }
  }, [id, moving])

  return { report, refresh }
}
