import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { platforms, type PlatformName } from '@/lib/social/platforms'
import { targetStates, type TargetState } from '@/lib/social/postStates'
import type { SocialPostTarget } from '@/payload-types'
import { Moment } from '../Moment'
import { ActionButton } from '../ActionButton'
import { socialTexts } from './socialTexts'
import { StatusBadge } from './StatusBadge'
import './social.css'

/** What became of the post on each account: status, address, figures, and a retry where it failed. */
export async function PostTargets({ id, req }: UIFieldServerProps) {
  if (!id || !holds(req, 'social.read')) return null
  const { docs } = await req.payload.find({
    collection: 'social-post-targets',
    where: { post: { equals: id } },
    sort: 'createdAt',
    limit: 50,
    depth: 0,
    req,
  })
  if (docs.length === 0) return null
  const language = languageOf(req.i18n.language)
  const texts = socialTexts[language]
  return (
    <section className="rostrum social-panel" aria-label={texts.targets}>
      <h3>{texts.targets}</h3>
      <ul className="social-targets">
        {docs.map((target) => (
          <Target
            key={target.id}
            target={target}
            language={language}
            mayRetry={holds(req, 'social.publish')}
          />
        ))}
      </ul>
    </section>
  )
}

type Props = { target: SocialPostTarget; language: 'en' | 'tr'; mayRetry: boolean }

function Target({ target, language, mayRetry }: Props) {
  const texts = socialTexts[language]
  const state = target.state as TargetState
  const platform = platforms[target.platform as PlatformName]?.label ?? target.platform
  const again = mayRetry && (state === 'failed' || state === 'needs_attention')
  return (
    <li>
      <div className="social-row">
        <strong>{target.accountName}</strong>
        <span className="social-quiet">{platform}</span>
        <StatusBadge status={state} text={targetStates.labels[state][language]} />
        {target.permalink && (
          <a href={target.permalink} target="_blank" rel="noreferrer noopener">
            {texts.open}
          </a>
        )}
        {again && (
          <ActionButton
            path={`/api/social/posts/${String(target.post)}/retry`}
            body={{ target: target.id }}
            label={texts.retry}
            failure={texts.failure}
          />
        )}
      </div>
      {state === 'posted' && (
        <span className="social-quiet">
          {texts.likes} {target.likes ?? 0} · {texts.reposts} {target.reposts ?? 0} ·{' '}
          {texts.replies} {target.replies ?? 0}
        </span>
      )}
      {target.error && <span className="social-error">{target.error}</span>}
      {target.errorCode === 'reconnect' && target.account && (
        <a href={`/admin/collections/social-accounts/${String(target.account)}`}>
          {texts.reconnect}
        </a>
      )}
      {target.nextAttemptAt && state !== 'posted' && (
        <span className="social-quiet">
          {texts.nextTry}: <Moment at={target.nextAttemptAt} language={language} />
        </span>
      )}
    </li>
  )
}
