import type { CollectionConfig, Where } from 'payload'
import { can, holds } from '@/access/can'
import { findCannedProblem } from '@/lib/tickets/cannedText'
import { rememberAuthor } from './hooks/rememberAuthor'

const longestText = 10_000

// A rule of one's own replaces the built-in ones, the length among them.
const validText = (value: unknown) => {
  if (typeof value !== 'string' || value === '') return true
  if (value.length > longestText) return `At most ${longestText} characters.`
  return findCannedProblem(value) ?? true
}

/** Shared ones belong to everybody who answers tickets, private ones to their author. */
const mine = ({ req }: Parameters<ReturnType<typeof can>>[0]): Where | boolean => {
  if (!holds(req, 'tickets.reply')) return false
  return {
    or: [{ visibility: { equals: 'everyone' } }, { owner: { equals: req.user?.id } }],
  }
}

/** Texts staff answer with again and again; `{{ … }}` takes names from the ticket. */
export const cannedReplies: CollectionConfig<'canned-replies'> = {
  slug: 'canned-replies',
  labels: {
    singular: { en: 'Canned reply', tr: 'Hazır yanıt' },
    plural: { en: 'Canned replies', tr: 'Hazır yanıtlar' },
  },
  admin: {
    group: { en: 'Support', tr: 'Destek' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'shortcut', 'visibility', 'useCount', 'updatedAt'],
    listSearchableFields: ['title', 'shortcut', 'english', 'turkish'],
    description: {
      en: 'Texts for questions that come often. {{ customer.givenName }}, {{ customer.name }}, {{ ticket.number }}, {{ ticket.subject }}, {{ event.title }} and {{ agent.name }} are filled in from the ticket.',
      tr: 'Sık gelen sorular için metinler. {{ customer.givenName }}, {{ customer.name }}, {{ ticket.number }}, {{ ticket.subject }}, {{ event.title }} ve {{ agent.name }} talepten doldurulur.',
    },
  },
  access: {
    create: can('tickets.reply'),
    read: mine,
    update: mine,
    delete: mine,
  },
  hooks: { beforeChange: [rememberAuthor] },
  trash: true,
  lockDocuments: false,
  defaultSort: 'title',
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'title',
          type: 'text',
          required: true,
          maxLength: 100,
          label: { en: 'Title', tr: 'Başlık' },
        },
        {
          name: 'shortcut',
          type: 'text',
          required: true,
          unique: true,
          maxLength: 40,
          label: { en: 'Shortcut', tr: 'Kısayol' },
          admin: {
            description: {
              en: 'What you type after / in a reply, for example refund.',
              tr: 'Yanıtta / işaretinden sonra yazdığınız sözcük, örneğin iade.',
            },
          },
          validate: (value: unknown) =>
            (typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(value)) ||
            'Lower-case letters without accents, digits and dashes, for example refund.',
        },
      ],
    },
    {
      name: 'english',
      type: 'textarea',
      maxLength: longestText,
      label: { en: 'English text', tr: 'İngilizce metin' },
      validate: validText,
      admin: { rows: 6 },
    },
    {
      name: 'turkish',
      type: 'textarea',
      maxLength: longestText,
      label: { en: 'Turkish text', tr: 'Türkçe metin' },
      validate: (value: unknown, { siblingData }: { siblingData: { english?: string | null } }) =>
        !value && !siblingData.english
          ? 'Write the text in at least one language.'
          : validText(value),
      admin: { rows: 6 },
    },
    {
      name: 'visibility',
      type: 'select',
      defaultValue: 'everyone',
      label: { en: 'For whom', tr: 'Kimler için' },
      options: [
        { value: 'everyone', label: { en: 'Everyone who answers', tr: 'Yanıtlayan herkes' } },
        { value: 'me', label: { en: 'Only me', tr: 'Yalnızca ben' } },
      ],
      admin: { position: 'sidebar' },
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      label: { en: 'Author', tr: 'Yazan' },
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
    {
      name: 'useCount',
      type: 'number',
      defaultValue: 0,
      label: { en: 'Times used', tr: 'Kullanım sayısı' },
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
  ],
}
