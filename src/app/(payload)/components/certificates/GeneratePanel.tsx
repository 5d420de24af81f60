import type { PayloadRequest, ServerProps } from 'payload'
import { permissionsOf, type Subject } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { GenerateForm } from './GenerateForm'

type Props = Pick<ServerProps, 'i18n' | 'user'> & {
  searchParams?: Record<string, string | string[] | undefined>
  req?: PayloadRequest
}

/** Above the list of batches: plans a new one, for those who may. */
export function GeneratePanel({ i18n, user, searchParams }: Props) {
  if (!permissionsOf(user as Subject).has('certificates.issue')) return null
  const event = searchParams?.event
  return (
    <GenerateForm
      language={languageOf(i18n.language)}
      event={typeof event === 'string' ? event : null}
    />
  )
}
