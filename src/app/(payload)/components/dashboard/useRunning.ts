import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { Running, RunningBatch, RunningCampaign } from '@/operations/dashboard/readRunning'
import type { ServerToClientEvents } from '@/realtime/events'

export type RunningWork = {
  campaigns?: Running<RunningCampaign>
  batches?: Running<RunningBatch>
}

type Told<Name extends keyof ServerToClientEvents> = Parameters<ServerToClientEvents[Name]>[0]

/** The same list with what was told about one of its rows. */
function change<Row extends { id: string }>(
  list: Running<Row> | undefined,
  told: Partial<Row> & { id: string },
): Running<Row> | undefined {
  return (
    list && {
      ...list,
      rows: list.rows.map((row) => (row.id === told.id ? { ...row, ...told } : row)),
    }
  )
}

/**
 * What is under way, live: each step comes by the socket, and what ends has the page read anew.
 * Where no socket gets through it is as fresh as the page.
 */
export function useRunning(read: RunningWork): RunningWork {
  const router = useRouter()
  const [known, setKnown] = useState({ read, work: read })
  // The page was read anew: that is newer than what was told before.
  if (known.read !== read) setKnown({ read, work: read })

  const campaigns = (read.campaigns?.rows ?? []).map(({ id }) => id).join()
  const listens = campaigns !== '' || read.batches !== undefined
  useEffect(() => {
    if (!listens) return
    const socket = io('/agent', { withCredentials: true })
    socket.on('connect', () => {
      for (const campaign of campaigns.split(',').filter(Boolean)) {
        socket.emit('campaign.join', { campaign }, () => undefined)
      }
    })
    socket.on(
      'campaign.progress',
      ({ campaign: id, status, states }: Told<'campaign.progress'>) => {
        if (!['paused', 'sending'].includes(status)) return router.refresh()
        const told = { id, status, states } as RunningCampaign
        setKnown(({ read, work }) => ({
          read,
          work: { ...work, campaigns: change(work.campaigns, told) },
        }))
      },
    )
    socket.on('job.progress', ({ collection, id, done, total, status }: Told<'job.progress'>) => {
      if (collection !== 'certificate-batches') return
      if (['cancelled', 'completed'].includes(status)) return router.refresh()
      const told = { id, done, total, status } as Partial<RunningBatch> & { id: string }
      setKnown(({ read, work }) => ({
        read,
        work: { ...work, batches: change(work.batches, told) },
      }))
    })
    return () => void socket.close()
  }, [campaigns, listens, router])

  return known.work
}
