import { SiteMain } from './components/SiteMain'
import { siteLocale } from './siteLocale'
import { siteTexts } from './siteTexts'

/** For a link that leads nowhere. */
export default async function NotFound() {
  const texts = siteTexts[await siteLocale()]
  return (
    <SiteMain narrow>
      <div className="site-card">
        <h1>{texts.notFound}</h1>
        <p className="site-lead">{texts.notFoundHint}</p>
        <div className="site-actions">
          <a className="site-button" href="/">
            {texts.allEvents}
          </a>
        </div>
      </div>
    </SiteMain>
  )
}
