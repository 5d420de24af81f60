import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { awaitAll } from '@/lib/awaitAll'
import { isToday, lastDays, organiserZone } from './organiserDays'
import { readEventFill, type EventFill } from './readEventFill'
import {
  countCheckIns,
  readMailStates,
  readRegistrationsPerDay,
  readRevenue,
  type Revenue,
} from './readFigures'
import { readQueueHealth, type QueueHealth } from './readQueueHealth'
import {
  readRunningBatches,
  readRunningCampaigns,
  type Running,
  type RunningBatch,
  type RunningCampaign,
} from './readRunning'

/** The numbers of the first page. A part is undefined when the person may not see it. */
export type Dashboard = {
  /** IANA zone by whose calendar days are counted. */
  timezone: string
  /** First instants of the last seven days, today last. */
  days: Date[]
  events?: { today: EventFill[]; upcoming: EventFill[] }
  registrationsPerDay?: number[]
  revenue?: Revenue[]
  checkInsToday?: number
  mailStates?: { state: string; mails: number }[]
  /** Null while the queue store does not answer. */
  queues?: QueueHealth[] | null
  openTickets?: number
  campaigns?: Running<RunningCampaign>
  batches?: Running<RunningBatch>
}

const upcomingShown = 6

/** Reads what the user of the request may see, in at most eight statements and the counts of the queues. */
export async function readDashboard(req: PayloadRequest, now: Date): Promise<Dashboard> {
  const may = (permission: Permission) => holds(req, permission)
  const near = await readEventFill(req, now)
  const timezone = organiserZone(near)
  const days = lastDays({ now, timezone, count: 7 })
  const today = days.at(-1) ?? now
  const seesBatches = may('certificates.read') || may('certificates.issue')
  const parts = await awaitAll({
    registrationsPerDay: may('registrations.read') ? readRegistrationsPerDay(req, days) : undefined,
    revenue: may('events.analytics') ? readRevenue(req, days) : undefined,
    checkInsToday: may('checkins.read') ? countCheckIns(req, today) : undefined,
    mailStates: may('deliveries.read') ? readMailStates(req, now) : undefined,
    queues: may('system.operate') ? readQueueHealth() : undefined,
    openTickets: may('tickets.read') ? countOpenTickets(req) : undefined,
    campaigns: may('campaigns.read') ? readRunningCampaigns(req) : undefined,
    batches: seesBatches ? readRunningBatches(req) : undefined,
  })
  const running = near.filter((event) => isToday(event, now))
  return {
    timezone,
    days,
    ...(may('events.read')
      ? {
          events: {
            today: running,
            upcoming: near
              .filter((event) => !running.includes(event) && event.startDate > now)
              .slice(0, upcomingShown),
          },
        }
      : {}),
    ...parts,
  }
}

/** Undefined on a platform without support tickets. */
async function countOpenTickets(req: PayloadRequest): Promise<number | undefined> {
  const tickets = req.payload.config.collections.find(({ slug }) => slug === ('tickets' as never))
  if (!tickets) return undefined
  const { totalDocs } = await req.payload.count({
    collection: tickets.slug as never,
    where: { status: { not_in: ['resolved', 'closed'] } },
    overrideAccess: true,
    req,
  })
  return totalDocs
}
