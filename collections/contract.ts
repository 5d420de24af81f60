import type { ContractEntry } from '@/operations/contract/contractEntry'
import { platformContract } from '@/operations/contract/platformContract'
import { campaignContract } from './campaigns/endpoints/contract'
import { batchContract } from './certificate-batches/endpoints/contract'
import { certificateTemplateContract } from './certificate-templates/endpoints/contract'
import { certificateContract } from './certificates/endpoints/contract'
import { checkInContract } from './check-ins/endpoints/contract'
import { contactContract } from './contacts/endpoints/contract'
import { eventImportContract } from './event-imports/endpoints/contract'
import { eventContract } from './events/endpoints/contract'
import { listContract } from './lists/endpoints/contract'
import { mediaContract } from './media/endpoints/contract'
import { registrationContract } from './registrations/endpoints/contract'
import { socialAccountContract } from './social-accounts/endpoints/contract'
import { socialPostContract } from './social-posts/endpoints/contract'
import { suppressionContract } from './suppressions/endpoints/contract'
import { ticketContract } from './tickets/endpoints/contract'
import { userContract } from './users/endpoints/contract'
import { webhookDeliveryContract } from './webhook-deliveries/endpoints/contract'
import { webhookEndpointContract } from './webhook-endpoints/endpoints/contract'

/** Every operation of our own that Payload routes. What is not in it fails a test. */
export const contract: ContractEntry[] = [
  ...userContract,
  ...eventContract,
  ...eventImportContract,
  ...registrationContract,
  ...checkInContract,
  ...campaignContract,
  ...listContract,
  ...contactContract,
  ...suppressionContract,
  ...ticketContract,
  ...certificateContract,
  ...batchContract,
  ...certificateTemplateContract,
  ...mediaContract,
  ...socialPostContract,
  ...socialAccountContract,
  ...webhookEndpointContract,
  ...webhookDeliveryContract,
  ...platformContract,
]
