import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { ListImportDesk } from './ListImportDesk'

/** On the form of a static list: people from a file. */
export function ListPanel({ req, id, data }: UIFieldServerProps) {
  if (!id || data?.kind !== 'static' || !holds(req, 'campaigns.update')) return null
  return <ListImportDesk list={String(id)} language={languageOf(req.i18n.language)} />
}
