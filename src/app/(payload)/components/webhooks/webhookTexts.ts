import type { Language } from '@/lib/localisedText'

const en = {
  failure: 'That did not work. Try again.',
  title: 'Test and secret',
  test: 'Send a test',
  sent: 'A ping is on its way. See the log.',
  log: 'Open the log of this endpoint',
  rotate: 'Show a new secret',
  question: 'Make a new secret? The present one goes on signing for 24 hours beside it.',
  secret: 'The new signing secret. It is shown this once: copy it now.',
  save: 'Save the endpoint, then fetch its secret and test it here.',
  replay: 'Send again',
  replayed: 'It is being sent again.',
}

export type WebhookTexts = typeof en

const tr: WebhookTexts = {
  failure: 'Olmadı. Yeniden deneyin.',
  title: 'Deneme ve anahtar',
  test: 'Deneme gönder',
  sent: 'Deneme iletisi yolda. Sonuç günlükte.',
  log: 'Bu adresin günlüğünü aç',
  rotate: 'Yeni anahtar göster',
  question: 'Yeni anahtar oluşturulsun mu? Şimdiki anahtar 24 saat daha birlikte imzalar.',
  secret: 'Yeni imza anahtarı. Yalnızca bir kez gösterilir: şimdi kopyalayın.',
  save: 'Adresi kaydedin; sonra anahtarını buradan alın ve deneyin.',
  replay: 'Yeniden gönder',
  replayed: 'Yeniden gönderiliyor.',
}

export const webhookTexts: Record<Language, WebhookTexts> = { en, tr }
