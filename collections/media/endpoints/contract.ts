import type { ContractEntry } from '@/operations/contract/contractEntry'
import { fileLinkAnswer } from '@/operations/media/fileLinkContract'
import { linkQuery } from './link'

/** What stands beside the generated operations of /api/media. */
export const mediaContract: ContractEntry[] = [
  {
    id: 'linkMediaFile',
    ...{ method: 'get', path: '/api/media/:id/link', tag: 'Media', who: 'user' },
    summary: 'A short-lived address of a file',
    description:
      'For who may read the file. Good for five minutes, without cookie or token: for `<img>` and downloads.',
    query: linkQuery,
    answers: { 200: fileLinkAnswer },
  },
]
