import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/** A scheduled post that goes to the trash is a draft again; one that is just being published stays. */
export const keepPublished: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  if (!data.deletedAt || originalDoc?.deletedAt) return data
  if (originalDoc?.status === 'publishing') {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This post is being published. Wait until it is through.',
        tr: 'Bu gönderi yayımlanıyor. Bitmesini bekleyin.',
      }),
      data: { status: 'publishing' },
    })
  }
  return originalDoc?.status === 'scheduled' ? { ...data, status: 'draft' } : data
}
