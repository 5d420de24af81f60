import type { BeforeDocumentControlsServerProps } from 'payload'
import { permissionsOf, type Subject } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { certificateTexts } from './certificateTexts'

type Props = BeforeDocumentControlsServerProps & { id?: number | string }

/** On the page of an event: leads to planning its certificates, for those who may. */
export function EventCertificatesLink({ id, user, i18n }: Props) {
  if (!id || !permissionsOf(user as Subject).has('certificates.issue')) return null
  return (
    <span className="rostrum">
      <a className="rostrum-button" href={`/admin/collections/certificate-batches?event=${id}`}>
        {certificateTexts[languageOf(i18n.language)].link}
      </a>
    </span>
  )
}
