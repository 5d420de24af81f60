import type { Language } from '@/lib/localisedText'

const en = {
  title: 'What to do',
  confirm: 'Confirm',
  confirmHint: 'Takes the seat and sends the admission.',
  cancel: 'Cancel registration',
  cancelHint: 'The seat goes to the first who waits, and the person is told by mail.',
  reason: 'Reason (the person reads it)',
  reject: 'Refuse',
  pay: 'Note a payment',
  refund: 'Note a refund',
  method: 'Method',
  methods: { cash: 'Cash', card: 'Card', transfer: 'Bank transfer', other: 'Other' } as Record<
    string,
    string
  >,
  amount: (currency: string) => `Amount (${currency})`,
  badAmount: 'Write an amount above zero, for example 150 or 149.90.',
  note: 'Note',
  resend: 'Send the mail again',
  resendHint: 'The same code goes out once more to the address below.',
  back: 'Back',
  go: 'Do it',
  paid: (paid: string, price: string) => `Paid ${paid} of ${price}`,
  keptUntil: 'Kept until',
  mails: 'Mails',
  noMails: 'No mail yet.',
  payments: 'Payments',
  done: {
    confirm: 'Confirmed. The admission is on its way.',
    cancel: 'Cancelled. The person is told by mail.',
    reject: 'Refused. The person is told by mail.',
    pay: 'The payment is noted.',
    refund: 'The refund is noted.',
    resend: 'The mail goes out again.',
  },
  offline: 'The server could not be reached. Nothing was changed.',
}

export type DeskTexts = typeof en

const tr: DeskTexts = {
  title: 'İşlemler',
  confirm: 'Onayla',
  confirmHint: 'Koltuk ayrılır ve giriş belgesi gönderilir.',
  cancel: 'Kaydı iptal et',
  cancelHint: 'Koltuk ilk bekleyene verilir, kişiye e-postayla bildirilir.',
  reason: 'Gerekçe (kişi bunu okur)',
  reject: 'Reddet',
  pay: 'Ödeme işle',
  refund: 'İade işle',
  method: 'Yöntem',
  methods: { cash: 'Nakit', card: 'Kart', transfer: 'Havale', other: 'Diğer' },
  amount: (currency) => `Tutar (${currency})`,
  badAmount: 'Sıfırdan büyük bir tutar yazın; örneğin 150 ya da 149,90.',
  note: 'Not',
  resend: 'Postayı yeniden gönder',
  resendHint: 'Aynı kod, aşağıdaki adrese bir kez daha gönderilir.',
  back: 'Vazgeç',
  go: 'Uygula',
  paid: (paid, price) => `${price} ücretin ${paid} kadarı ödendi`,
  keptUntil: 'Tutulduğu an',
  mails: 'Postalar',
  noMails: 'Henüz posta yok.',
  payments: 'Ödemeler',
  done: {
    confirm: 'Onaylandı. Giriş belgesi yolda.',
    cancel: 'İptal edildi. Kişiye e-postayla bildiriliyor.',
    reject: 'Reddedildi. Kişiye e-postayla bildiriliyor.',
    pay: 'Ödeme işlendi.',
    refund: 'İade işlendi.',
    resend: 'Posta yeniden gönderiliyor.',
  },
  offline: 'Sunucuya ulaşılamadı. Hiçbir şey değişmedi.',
}

/** What the desk of a registration says to staff. The Turkish texts have the same shape. */
export const deskTexts: Record<Language, DeskTexts> = { en, tr }
