import type { Locale } from '@/lib/i18n/locale'

type Words = {
  reason: (sender: string) => string
  unsubscribe: string
  testMark: string
}

/** What the platform adds to what people write. */
export const campaignTexts: Record<Locale, Words> = {
  en: {
    reason: (sender) => `You get this mail because you are on a list of ${sender}.`,
    unsubscribe: 'Unsubscribe',
    testMark: '[Test]',
  },
  tr: {
    reason: (sender) => `Bu iletiyi, ${sender} listelerinden birinde olduğunuz için alıyorsunuz.`,
    unsubscribe: 'Abonelikten çık',
    testMark: '[Deneme]',
  },
}
