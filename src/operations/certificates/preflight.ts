import { setImmediate } from 'node:timers/promises'
import { layoutCertificate } from '@/documents/certificate/layoutCertificate'
import { env } from '@/env'
import {
  composeSnapshot,
  numberSnapshot,
  type CertificateEvent,
} from '@/lib/certificates/composeSnapshot'
import type { CertificateDesign } from '@/lib/certificates/design'
import { makeCertificateCode } from '@/lib/certificates/makeCertificateCode'
import {
  reportItemLimit,
  type PreflightReport,
  type ProblemKind,
  type ReportItem,
} from '@/lib/certificates/preflightReport'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'
import { foldText } from '@/lib/foldText'
import type { Recipient } from './findRecipients'

/** One certificate a batch would issue. */
export type PlannedCertificate = Recipient & { code: string; snapshot: CertificateSnapshot }

/** Values for the contact sheet, as they would be printed. */
export type Sample = { snapshot: CertificateSnapshot; leftOut: boolean }

type Input = {
  design: CertificateDesign
  event: CertificateEvent
  recipients: readonly Recipient[]
  /** Registrations that have one of this template. */
  taken: ReadonlySet<string>
  /** Who has one through another registration, as `personKey` gives it. */
  known: ReadonlySet<string>
  validUntil: string | null
  /** When it would be issued, for the look. */
  now: string
}

const sampleCount = 12
/** Long enough for any number a year may see. */
const sampleNumber = 'CERT-0000-000000'

/** One person, however often registered. Pure. */
export const personKey = (email: string, name: string) => `${email}\n${foldText(name)}`

/**
 * Lays every certificate out before one exists: what must not be printed is left out and named, and the
 * rest is what the batch will hold. Reads and writes nothing; gives way to other work in between.
 */
export async function preflight({
  design,
  event,
  recipients,
  taken,
  known,
  validUntil,
  now,
}: Input) {
  const planned: PlannedCertificate[] = []
  const items: ReportItem[] = []
  const looks: { snapshot: CertificateSnapshot; item: ReportItem | null; length: number }[] = []
  const people = new Set(known)
  const open = recipients.filter(({ registration }) => !taken.has(registration))
  for (const [index, recipient] of open.entries()) {
    if (index % 50 === 49) await setImmediate()
    const code = makeCertificateCode()
    const snapshot = composeSnapshot({
      design,
      event,
      recipient,
      verifyUrl: `${env.publicUrl}/verify/${code}`,
      validUntil,
    })
    const look = numberSnapshot({ snapshot, number: sampleNumber, issuedAt: now })
    const found = problemsOf({ recipient, look, design, people })
    const leftOut = found.kinds.some((kind) => kind !== 'small')
    const { registration, name } = recipient
    const item = found.kinds.length > 0 ? { registration, name, ...found, leftOut } : null
    if (item) items.push(item)
    if (!leftOut) planned.push({ ...recipient, code, snapshot })
    looks.push({ snapshot: look, item, length: name.length })
  }
  const worstFirst = [...items].sort((a, b) => Number(b.leftOut) - Number(a.leftOut))
  const report: PreflightReport = {
    recipients: recipients.length,
    issuable: planned.length,
    alreadyIssued: recipients.length - open.length,
    leftOut: open.length - planned.length,
    problems: count(items.flatMap(({ kinds }) => kinds)),
    items: worstFirst.slice(0, reportItemLimit),
  }
  return { planned, report, samples: choose(looks) }
}

type Looking = {
  recipient: Recipient
  look: CertificateSnapshot
  design: CertificateDesign
  people: Set<string>
}

function problemsOf({ recipient, look, design, people }: Looking) {
  const kinds = new Set<ProblemKind>()
  if (!recipient.name) kinds.add('missing_name')
  if (recipient.status !== 'confirmed') kinds.add('not_confirmed')
  const key = personKey(recipient.email, recipient.name)
  if (people.has(key)) kinds.add('duplicate')
  people.add(key)
  const { problems } = layoutCertificate({ design, snapshot: look })
  for (const { kind } of problems) kinds.add(kind)
  const characters = problems.map((problem) => problem.characters ?? '').join('')
  return { kinds: [...kinds], ...(characters ? { characters } : {}) }
}

function count(kinds: ProblemKind[]): PreflightReport['problems'] {
  const counts: PreflightReport['problems'] = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

type Look = { snapshot: CertificateSnapshot; item: ReportItem | null; length: number }

/** What is worth looking at: the ones in trouble, the longest names, and the first ones. */
function choose(looks: Look[]): Sample[] {
  const rated = looks.map((look, index) => ({ ...look, index }))
  const troubled = rated.filter(({ item }) => item).slice(0, sampleCount / 3)
  const longest = [...rated].sort((a, b) => b.length - a.length).slice(0, sampleCount / 3)
  const chosen = new Set([...troubled, ...longest, ...rated].map(({ index }) => index))
  return [...chosen]
    .slice(0, sampleCount)
    .sort((a, b) => a - b)
    .map((index) => {
      const { snapshot, item } = looks[index] as Look
      return { snapshot, leftOut: item?.leftOut ?? false }
    })
}
