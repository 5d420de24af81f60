import type { Language } from '@/lib/localisedText'

const en = {
  create: 'Create key',
  failure: 'That did not work. Try again.',
  title: 'The new key',
  once: 'It is shown this once. Copy it now and keep it where secrets are kept.',
  copy: 'Copy',
  copied: 'Copied',
  done: 'I have it',
  revoked: (at: string) => `Revoked on ${at}. It opens nothing any more.`,
  revoke: 'Revoke this key',
  question: 'Revoke this key? Whatever uses it is refused from the next request on, for good.',
}

export type KeyTexts = typeof en

const tr: KeyTexts = {
  create: 'Anahtar oluştur',
  failure: 'Olmadı. Yeniden deneyin.',
  title: 'Yeni anahtar',
  once: 'Yalnızca bir kez gösterilir. Şimdi kopyalayın ve gizli bilgilerin tutulduğu yerde saklayın.',
  copy: 'Kopyala',
  copied: 'Kopyalandı',
  done: 'Kopyaladım',
  revoked: (at) => `${at} tarihinde iptal edildi. Artık hiçbir şeyi açmaz.`,
  revoke: 'Bu anahtarı iptal et',
  question:
    'Anahtar iptal edilsin mi? Onu kullanan sistemler sonraki istekten başlayarak kalıcı olarak reddedilir.',
}

export const keyTexts: Record<Language, KeyTexts> = { en, tr }
