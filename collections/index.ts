import type { CollectionConfig, Endpoint } from 'payload'
import { apiKeys } from './api-keys'
import { auditLog } from './audit-log'
import { campaignLinks } from './campaign-links'
import { campaignSnapshots } from './campaign-snapshots'
import { campaigns } from './campaigns'
import { cannedReplies } from './canned-replies'
import { capacityHolds } from './capacity-holds'
import { capacityPools } from './capacity-pools'
import { certificateBatches } from './certificate-batches'
import { certificateDesigns } from './certificate-designs'
import { certificateTemplates } from './certificate-templates'
import { certificates } from './certificates'
import { checkInLists } from './check-in-lists'
import { checkInEndpoints, checkIns } from './check-ins'
import { consents } from './consents'
import { contacts } from './contacts'
import { counters } from './counters'
import { deliveries } from './deliveries'
import { emailEvents } from './email-events'
import { eventImportChunks } from './event-import-chunks'
import { eventImportLines } from './event-import-lines'
import { eventImports, importEventsEndpoint } from './event-imports'
import { events } from './events'
import { idempotencyKeys } from './idempotency-keys'
import { listImports } from './list-imports'
import { lists } from './lists'
import { media } from './media'
import { outbox } from './outbox'
import { payments } from './payments'
import { postMetrics } from './post-metrics'
import { refreshTokens } from './refresh-tokens'
import { eventEndpoints, registrations } from './registrations'
import { roles } from './roles'
import { secondFactors } from './second-factors'
import { senders } from './senders'
import { socialAccounts } from './social-accounts'
import { socialPostTargets } from './social-post-targets'
import { socialPosts } from './social-posts'
import { subscriptions } from './subscriptions'
import { suppressions } from './suppressions'
import { templates } from './templates'
import { ticketEvents } from './ticket-events'
import { ticketMessages } from './ticket-messages'
import { ticketReads } from './ticket-reads'
import { ticketTypes } from './ticket-types'
import { tickets } from './tickets'
import { users } from './users'
import { webhookDeliveries } from './webhook-deliveries'
import { webhookEndpoints } from './webhook-endpoints'

/** Endpoints that stand under another collection's path than the one that owns them. */
const withEndpoints = (
  collection: CollectionConfig,
  endpoints: Omit<Endpoint, 'root'>[],
): CollectionConfig => ({
  ...collection,
  endpoints: [...endpoints, ...(collection.endpoints || [])],
})

/** Every collection, in the order of the admin panel's navigation. */
export const collections = [
  withEndpoints(events, [importEventsEndpoint, ...eventEndpoints, ...checkInEndpoints]),
  registrations,
  ticketTypes,
  capacityPools,
  capacityHolds,
  checkIns,
  checkInLists,
  payments,
  eventImports,
  eventImportLines,
  eventImportChunks,
  campaigns,
  lists,
  subscriptions,
  suppressions,
  templates,
  senders,
  consents,
  listImports,
  emailEvents,
  campaignLinks,
  campaignSnapshots,
  socialPosts,
  socialAccounts,
  socialPostTargets,
  postMetrics,
  tickets,
  cannedReplies,
  ticketMessages,
  ticketEvents,
  ticketReads,
  certificates,
  certificateBatches,
  certificateTemplates,
  certificateDesigns,
  contacts,
  deliveries,
  media,
  users,
  roles,
  apiKeys,
  auditLog,
  webhookEndpoints,
  webhookDeliveries,
  counters,
  outbox,
  idempotencyKeys,
  refreshTokens,
  secondFactors,
]
