import config from '@payload-config'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import { AppError } from '@/errors'
import { readManaged, type Managed } from '@/operations/registrations/manage/readManaged'
import { ManagePanel } from '../../components/ManagePanel'
import { SiteMain } from '../../components/SiteMain'
import { siteLocale } from '../../siteLocale'
import { siteTexts } from '../../siteTexts'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { manageTitle } = siteTexts[await siteLocale()]
  // The address is a key: no search engine, and no other site hears of it.
  return { title: manageTitle, robots: { index: false }, referrer: 'no-referrer' }
}

async function find(token: string): Promise<Managed | null> {
  try {
    return await readManaged(await getPayload({ config }), token)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** What a person sees and may do who has the link from a mail; no account is needed. */
export default async function Page({ params }: Props) {
  const { token } = await params
  const managed = await find(token)
  if (!managed) notFound()
  const locale = await siteLocale(managed.registration.locale)
  return (
    <SiteMain narrow lang={locale}>
      <ManagePanel managed={managed} token={token} locale={locale} />
    </SiteMain>
  )
}
