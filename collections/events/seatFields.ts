import type { Field } from 'payload'
import { eventValidations } from './eventValidations'

/** How many may come, what it costs, and how they register. */
export const seatFields: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'capacity',
        type: 'number',
        min: 0,
        max: 1_000_000,
        validate: eventValidations.capacity,
        label: { en: 'Seats', tr: 'Kontenjan' },
        admin: { description: { en: 'Empty means no limit.', tr: 'Boş bırakılırsa sınırsızdır.' } },
      },
      {
        name: 'price',
        type: 'number',
        min: 0,
        index: true,
        defaultValue: 0,
        validate: eventValidations.price,
        label: { en: 'Price', tr: 'Ücret' },
        admin: {
          description: {
            en: 'Of the default ticket; 0 is free.',
            tr: 'Varsayılan biletin ücreti; 0 ücretsizdir.',
          },
        },
      },
      {
        name: 'currency',
        type: 'text',
        required: true,
        defaultValue: 'TRY',
        minLength: 3,
        maxLength: 3,
        validate: eventValidations.currency,
        label: { en: 'Currency', tr: 'Para birimi' },
        admin: {
          description: { en: 'ISO 4217, for example TRY.', tr: 'ISO 4217, örneğin TRY.' },
        },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'registrationOpensAt',
        type: 'date',
        label: { en: 'Registration opens', tr: 'Kayıt açılışı' },
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        name: 'registrationClosesAt',
        type: 'date',
        validate: eventValidations.registrationClosesAt,
        label: { en: 'Registration closes', tr: 'Kayıt kapanışı' },
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'waitlistEnabled',
        type: 'checkbox',
        defaultValue: true,
        label: { en: 'Waiting list when full', tr: 'Dolunca yedek liste' },
      },
      {
        name: 'waitlistOffers',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Offer freed seats, to be accepted', tr: 'Boşalan koltuk önce teklif edilir' },
      },
      {
        name: 'approvalRequired',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Staff approve each registration', tr: 'Her kaydı ekip onaylar' },
      },
      {
        name: 'onePerEmail',
        type: 'checkbox',
        defaultValue: true,
        label: { en: 'One registration per address', tr: 'Adres başına tek kayıt' },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'holdMinutes',
        type: 'number',
        min: 1,
        max: 43_200,
        defaultValue: 2_880,
        label: { en: 'Minutes an unpaid seat is kept', tr: 'Ödenmemiş koltuğun tutulduğu dakika' },
      },
      {
        name: 'selfEditUntil',
        type: 'date',
        label: { en: 'People may correct their details until', tr: 'Bilgi düzeltme son anı' },
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        name: 'selfCancelUntil',
        type: 'date',
        label: { en: 'People may cancel until', tr: 'İptal için son an' },
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
    ],
  },
]
