import config from '@payload-config'
import { getNextRequestI18n } from '@payloadcms/next/utilities'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import type { AdminViewConfig } from 'payload'
import { viewTitles } from '@/lib/i18n/viewTitles'
import { languageOf } from '@/lib/localisedText'
import { importMap } from '../importMap'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> =>
  generatePageMetadata({ config: withTitles(), params, searchParams })

export default function Page({ params, searchParams }: Args) {
  return RootPage({ config, importMap, params, searchParams })
}

/** The configuration with titles for our own pages, in the reader's language: Payload takes one text each. */
async function withTitles() {
  const { admin, ...rest } = await config
  const { language } = await getNextRequestI18n({ config: await config })
  const titled = Object.entries(viewTitles).map(([key, title]) => {
    const view = admin.components.views?.[key] as AdminViewConfig
    return [key, { ...view, meta: { ...view.meta, title: title[languageOf(language)] } }]
  })
  const views = { ...admin.components.views, ...Object.fromEntries(titled) }
  return { ...rest, admin: { ...admin, components: { ...admin.components, views } } }
}
