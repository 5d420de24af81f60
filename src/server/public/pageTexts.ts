import type { Locale } from '@/lib/i18n/locale'

type Words = {
  leave: {
    title: string
    question: (email: string) => string
    lists: string
    all: string
    button: string
    done: string
    doneText: (email: string) => string
    back: string
    backDone: string
    backText: string
  }
  join: {
    title: string
    question: (email: string, list: string) => string
    button: string
    done: string
    doneText: (list: string) => string
  }
  invalid: { title: string; text: string }
}

export const pageTexts: Record<Locale, Words> = {
  en: {
    leave: {
      title: 'Unsubscribe',
      question: (email) => `Stop sending mails to ${email}?`,
      lists: 'You would leave:',
      all: 'You would get no newsletters and invitations any more. Mails about your own registrations still come.',
      button: 'Unsubscribe',
      done: 'You are unsubscribed',
      doneText: (email) => `${email} gets no more of these mails.`,
      back: 'That was a mistake: subscribe me again',
      backDone: 'You are subscribed again',
      backText: 'Nothing has changed. You can leave at any time.',
    },
    join: {
      title: 'Confirm your subscription',
      question: (email, list) => `Add ${email} to “${list}”?`,
      button: 'Yes, subscribe me',
      done: 'You are subscribed',
      doneText: (list) => `You get “${list}” from now on. Every mail has a link to unsubscribe.`,
    },
    invalid: {
      title: 'This link does not work',
      text: 'It is incomplete, has expired or belongs to a test. Use the link of the newest mail.',
    },
  },
  tr: {
    leave: {
      title: 'Abonelikten çık',
      question: (email) => `${email} adresine posta gönderilmesin mi?`,
      lists: 'Ayrılacağınız listeler:',
      all: 'Bülten ve davetler artık gelmez. Kendi kayıtlarınızla ilgili postalar gelmeye devam eder.',
      button: 'Abonelikten çık',
      done: 'Abonelikten çıktınız',
      doneText: (email) => `${email} adresine bu postalar artık gönderilmeyecek.`,
      back: 'Yanlışlık oldu: beni yeniden abone yap',
      backDone: 'Yeniden abonesiniz',
      backText: 'Hiçbir şey değişmedi. İstediğiniz zaman ayrılabilirsiniz.',
    },
    join: {
      title: 'Aboneliğinizi onaylayın',
      question: (email, list) => `${email}, “${list}” listesine eklensin mi?`,
      button: 'Evet, abone olmak istiyorum',
      done: 'Abone oldunuz',
      doneText: (list) =>
        `Bundan böyle “${list}” size gelir. Her postada abonelikten çıkma bağlantısı bulunur.`,
    },
    invalid: {
      title: 'Bu bağlantı çalışmıyor',
      text: 'Eksik, süresi dolmuş ya da bir denemeye ait. En yeni postadaki bağlantıyı kullanın.',
    },
  },
}
