import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { AppError } from '@/errors'
import { locales, pickLocale, type Locale } from '@/lib/i18n/locale'
import {
  findLeaveLink,
  leaveByLink,
  returnByLink,
  type LeaveLink,
} from '@/operations/subscriptions/leaveByLink'
import { confirmByLink, findJoinLink } from '@/operations/subscriptions/joinByLink'
import { pageHtml } from './pageHtml'
import { pageTexts } from './pageTexts'

type Options = { payload: Payload }

const smallBody = bodyLimit({
  maxSize: 10_000,
  onError: () => {
    throw new AppError('PAYLOAD_TOO_LARGE')
  },
})

/**
 * `/unsubscribe/:token`, as RFC 8058 has it: GET only shows, since scanners follow links; a POST acts, whether
 * it comes from the page's button or from a mail program (`List-Unsubscribe=One-Click`), without cookies
 * or redirects. Safe to repeat.
 */
export function unsubscribeRoutes({ payload }: Options): Hono {
  const app = new Hono()
  app.use(smallBody)
  app.get('/:token', async (c) => {
    const link = await findLeaveLink(payload, c.req.param('token'))
    return link ? leavePage(c, link) : invalidPage(c)
  })
  app.post('/:token', async (c) => {
    const link = await findLeaveLink(payload, c.req.param('token'))
    if (!link) return invalidPage(c)
    const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const req = await createLocalReq({}, payload)
    const { leave } = pageTexts[languageOf(c, link.locale)]
    if (body.action === 'resubscribe') {
      await returnByLink(req, link)
      return donePage(c, { locale: link.locale, title: leave.backDone, texts: [leave.backText] })
    }
    await leaveByLink(req, link)
    if (body['List-Unsubscribe'] === 'One-Click') return c.text(leave.done)
    return donePage(c, {
      locale: link.locale,
      title: leave.done,
      texts: [leave.doneText(masked(link.email))],
      button: { label: leave.back, action: 'resubscribe', quiet: true },
    })
  })
  return app
}

/** `/subscribe/:token`: the confirmation of a subscription. GET only shows, POST confirms. */
export function subscribeRoutes({ payload }: Options): Hono {
  const app = new Hono()
  app.use(smallBody)
  app.on(['GET', 'POST'], '/:token', async (c) => {
    const link = await findJoinLink(payload, c.req.param('token'))
    if (!link) return invalidPage(c)
    const { locale, list, email } = link
    const { join } = pageTexts[languageOf(c, locale)]
    if (c.req.method === 'POST') {
      await confirmByLink(await createLocalReq({}, payload), link)
    }
    if (c.req.method === 'POST' || link.status === 'confirmed') {
      return donePage(c, { locale, title: join.done, texts: [join.doneText(list)] })
    }
    return donePage(c, {
      locale,
      title: join.title,
      texts: [join.question(masked(email), list)],
      button: { label: join.button, action: 'confirm' },
    })
  })
  return app
}

function leavePage(c: Context, link: LeaveLink): Response {
  const { leave } = pageTexts[languageOf(c, link.locale)]
  const email = masked(link.email)
  if (link.left) {
    return donePage(c, {
      locale: link.locale,
      title: leave.done,
      texts: [leave.doneText(email)],
      button: { label: leave.back, action: 'resubscribe', quiet: true },
    })
  }
  const names = link.lists.filter(({ status }) => status !== 'unsubscribed')
  return donePage(c, {
    locale: link.locale,
    title: leave.title,
    texts: [leave.question(email), names.length > 0 ? leave.lists : leave.all],
    items: names.map(({ name }) => name),
    button: { label: leave.button, action: 'unsubscribe' },
  })
}

const invalidPage = (c: Context) => {
  const locale = languageOf(c, pickLocale(c.req.header('accept-language')))
  const { title, text } = pageTexts[locale].invalid
  return pageHtml({ locale, status: 404, title, texts: [text] })
}

function donePage(c: Context, page: Parameters<typeof pageHtml>[0]): Response {
  const locale = languageOf(c, page.locale)
  const other = locales.find((one) => one !== locale) ?? 'en'
  const label = { en: 'English', tr: 'Türkçe' }[other]
  return pageHtml({ ...page, locale, otherLanguage: { label, href: `?lang=${other}` } })
}

/** The person's language, unless the page was asked for in the other one. */
function languageOf(c: Context, known: Locale): Locale {
  const asked = c.req.query('lang')
  return locales.find((locale) => locale === asked) ?? known
}

/** Enough to recognise one's own address, not enough to learn somebody else's. */
function masked(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = Array.from(email)
  return `${first}•••${email.slice(at)}`
}
