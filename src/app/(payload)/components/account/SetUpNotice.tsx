import type { ServerProps } from 'payload'
import { languageOf } from '@/lib/localisedText'
import './account.css'

const texts = {
  en: {
    say: 'Your role asks for a second factor. Until it is set up, nothing else opens.',
    go: 'Set it up now',
  },
  tr: {
    say: 'Rolünüz ikinci doğrulama istiyor. Kurulana kadar başka hiçbir şey açılmaz.',
    go: 'Şimdi kur',
  },
}

/** Over every page of the panel, for whoever still has to set up their second factor. */
export function SetUpNotice({ user, i18n }: ServerProps) {
  if (!user || !('_mustEnrol' in user)) return null
  const { say, go } = texts[languageOf(i18n.language)]
  return (
    <div className="rostrum account-notice" role="status">
      <p>{say}</p>
      <a className="rostrum-button" href="/admin/account">
        {go}
      </a>
    </div>
  )
}
