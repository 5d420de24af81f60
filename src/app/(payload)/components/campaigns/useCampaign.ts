import { useCallback, useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import type { CampaignState } from '@/lib/campaignStates'
import type { CampaignStats } from '@/operations/campaigns/readStats'
import { callCampaigns } from './campaignApi'

export type ShownCampaign = CampaignStats & { status: CampaignState }

const pollMs = 10_000

type Progress = Pick<CampaignStats, 'clicks' | 'opens' | 'planned' | 'states' | 'status'> & {
  campaign: string
}

/**
 * A campaign in numbers, live: the socket tells each step, and the whole is asked for now and then, so that it
 * is right where no socket gets through. Null until it is there.
 */
export function useCampaign(id: string) {
  const [campaign, setCampaign] = useState<ShownCampaign | null>(null)
  const refresh = useCallback(async () => {
    const answer = await callCampaigns<ShownCampaign>(`/api/campaigns/${id}/stats`)
    if ('done' in answer) setCampaign(answer.done)
  }, [id])

  useEffect(() => {
    void Promise.resolve().then(refresh)
    const timer = setInterval(() => void refresh(), pollMs)
    const socket = io('/agent', { withCredentials: true })
    socket.on('connect', () => socket.emit('campaign.join', { campaign: id }, () => undefined))
    socket.on('campaign.progress', ({ campaign: about, ...progress }: Progress) => {
      if (about === id) setCampaign((known) => known && { ...known, ...progress })
    })
    return () => {
      clearInterval(timer)
      socket.close()
    }
  }, [refresh, id])

  return { campaign, refresh }
}
