import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { any } from '@/access/compose'
import { ownBy, signedIn } from '@/access/rules'
import { env } from '@/env'
import { documentTypes, imageTypes, mediaSizes } from '@/lib/mediaSizes'
import { duplicateHandler } from './endpoints/duplicate'
import { linkHandler } from './endpoints/link'
import { serveHandler } from './endpoints/serve'
import { askForVariants } from './hooks/askForVariants'
import { claimQuota } from './hooks/claimQuota'
import { claimUpload } from './hooks/claimUpload'
import { examineUpload } from './hooks/examineUpload'
import { signAddresses } from './hooks/signAddresses'

/** Uploaded files. Public ones anyone may fetch; private ones their owner and staff. */
export const media: CollectionConfig<'media'> = {
  slug: 'media',
  labels: { singular: { en: 'File', tr: 'Dosya' }, plural: { en: 'Files', tr: 'Dosyalar' } },
  admin: {
    group: { en: 'Content', tr: 'İçerik' },
    defaultColumns: ['filename', 'alt', 'mimeType', 'filesize', 'createdAt'],
  },
  access: {
    create: any(can('media.update'), signedIn),
    read: any(can('media.read'), () => ({ visibility: { equals: 'public' } }), ownBy('owner')),
    update: any(can('media.update'), ownBy('owner')),
    delete: any(can('media.delete'), ownBy('owner')),
  },
  lockDocuments: false,
  endpoints: [
    { path: '/file/:filename', method: 'get', handler: serveHandler },
    { path: '/:id/duplicate', method: 'post', handler: duplicateHandler },
    { path: '/:id/link', method: 'get', handler: linkHandler },
  ],
  hooks: {
    beforeOperation: [examineUpload],
    beforeChange: [claimUpload, claimQuota],
    afterChange: [askForVariants],
    afterRead: [signAddresses],
  },
  upload: {
    // Bytes go through `mediaStorage`; Payload looks here for files of its own and finds none.
    staticDir: path.join(env.home, 'media', 'payload'),
    mimeTypes: [...imageTypes, ...documentTypes],
    // Names and places of the smaller copies; the job `media.makeVariants` makes them.
    imageSizes: Object.entries(mediaSizes).map(([name, width]) => ({ name, width })),
    adminThumbnail: 'thumbnail',
    crop: false,
    focalPoint: false,
    pasteURL: false,
  },
  fields: [
    { name: 'alt', type: 'text', maxLength: 500, label: { en: 'Description', tr: 'Açıklama' } },
    {
      name: 'visibility',
      type: 'select',
      required: true,
      defaultValue: 'public',
      label: { en: 'Visibility', tr: 'Görünürlük' },
      options: [
        { value: 'public', label: { en: 'Public', tr: 'Herkese açık' } },
        { value: 'private', label: { en: 'Private', tr: 'Özel' } },
      ],
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      label: { en: 'Owner', tr: 'Sahip' },
      access: { create: () => false, update: () => false },
      admin: { readOnly: true },
    },
    {
      name: 'filesize',
      type: 'number',
      label: { en: 'File size', tr: 'Dosya boyutu' },
      admin: {
        components: { Cell: '/src/app/(payload)/components/media/FileSizeCell#FileSizeCell' },
      },
    },
    // How far the smaller copies are.
    {
      name: 'variants',
      type: 'select',
      options: ['none', 'pending', 'ready', 'failed'],
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
  ],
}
