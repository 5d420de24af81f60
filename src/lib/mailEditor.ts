import {
  AlignFeature,
  BlocksFeature,
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { Block, Field, TextField } from 'payload'

/** Web, mail and phone addresses, with merge tags anywhere; spaces only inside tags. */
const target = /^(https?:\/\/|mailto:|tel:|\{\{)/i

function validateTarget(value: unknown): string | true {
  const text = typeof value === 'string' ? value.trim() : ''
  const outsideTags = text.replace(/\{\{.*?\}\}/g, '')
  return (
    (target.test(text) && !/\s/.test(outsideTags)) ||
    'Must begin with https://, http://, mailto: or tel:, or be a merge tag.'
  )
}

const button: Block = {
  slug: 'button',
  labels: {
    singular: { en: 'Button', tr: 'Düğme' },
    plural: { en: 'Buttons', tr: 'Düğmeler' },
  },
  fields: [
    { name: 'label', type: 'text', required: true, label: { en: 'Label', tr: 'Yazı' } },
    {
      name: 'url',
      type: 'text',
      required: true,
      label: { en: 'Link', tr: 'Bağlantı' },
      validate: validateTarget,
    },
  ],
}

/**
 * The editor of campaigns and their templates: what it offers is what mail programs show everywhere, and
 * exactly what `emails/campaign` renders.
 */
export const mailEditor = () =>
  lexicalEditor({
    features: [
      FixedToolbarFeature(),
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h1', 'h2', 'h3'] }),
      BoldFeature(),
      ItalicFeature(),
      UnderlineFeature(),
      StrikethroughFeature(),
      AlignFeature(),
      UnorderedListFeature(),
      OrderedListFeature(),
      BlockquoteFeature(),
      HorizontalRuleFeature(),
      LinkFeature({
        enabledCollections: [],
        // Payload's own check percent-encodes a whole address that carries a merge tag.
        fields: ({ defaultFields }) =>
          defaultFields.map((field) =>
            'name' in field && field.name === 'url' ? withOwnCheck(field) : (field as Field),
          ),
      }),
      UploadFeature({ enabledCollections: ['media'] }),
      BlocksFeature({ blocks: [button] }),
    ],
  })

function withOwnCheck(field: object): Field {
  return { ...(field as TextField), hooks: {}, validate: validateTarget } as Field
}
