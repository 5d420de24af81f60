import type { FieldAccess } from 'payload'
import { can, holds } from '@/access/can'
import { all, any } from '@/access/compose'
import { ownBy } from '@/access/rules'
import { printedStatuses } from '@/lib/certificates/certificateStates'

/** Staff see every certificate, everyone else their own once it is out. */
export const readCertificates = any(
  can('certificates.read'),
  all(ownBy('user'), () => ({ status: { in: [...printedStatuses] } })),
)

/** Fields about how a certificate came to be. */
export const staffOnly: FieldAccess = ({ req }) => holds(req, 'certificates.read')
