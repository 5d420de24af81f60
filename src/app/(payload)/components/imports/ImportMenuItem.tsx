import type { ServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { importTexts } from './importTexts'

/** In the menu of the list of events, for those who may import. */
export function ImportMenuItem({ i18n, user }: ServerProps) {
  if (!holds({ user: user as never }, 'events.import')) return null
  return (
    <a className="popup-button-list__button" href="/admin/import-events">
      {importTexts[languageOf(i18n.language)].title}
    </a>
  )
}
