import type { FieldAccess, Where } from 'payload'
import { can, holds } from '@/access/can'
import { any, type Rule } from '@/access/compose'
import { printedStatuses } from '@/lib/certificates/certificateStates'

/** The signed-in user's certificates that are out: what is only planned is nobody's yet. */
const ownPrinted: Rule = ({ req }) => {
  if (!req.user) return false
  const printed: Where = { status: { in: [...printedStatuses] } }
  return { and: [{ user: { equals: req.user.id } }, printed] }
}

/** Staff see every certificate, everyone else their own once it is out. */
export const readCertificates = any(can('certificates.read'), ownPrinted)

/** Fields about how a certificate came to be. */
export const staffOnly: FieldAccess = ({ req }) => holds(req, 'certificates.read')
