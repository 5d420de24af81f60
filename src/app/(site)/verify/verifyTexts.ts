import type { VerificationResult } from '@/operations/certificates/verifyCertificate'
import type { Locale } from '@/lib/i18n/locale'

type Said = { title: string; text: string }

type VerifyTexts = {
  page: string
  results: Record<VerificationResult, Said>
  printed: string
  compare: string
  document: string
  code: string
  revokedOn: string
  replacedBy: (number: string, day: string) => string
}

const en: VerifyTexts = {
  page: 'Certificate verification',
  results: {
    valid: {
      title: 'This certificate is valid',
      text: 'It was issued through this platform and holds today.',
    },
    expired: {
      title: 'This certificate has expired',
      text: 'It was issued through this platform, but its time is over.',
    },
    revoked: {
      title: 'This certificate was revoked',
      text: 'It was issued through this platform, and then declared void. It must not be relied on.',
    },
    superseded: {
      title: 'This certificate was replaced',
      text: 'A new certificate was issued in its place. This one no longer holds.',
    },
    not_found: {
      title: 'No such certificate',
      text: 'There is no certificate with this code. Compare the code with the one on the paper: capitals and small letters differ. If it is the same, the paper was not issued here.',
    },
  },
  printed: 'What the certificate says',
  compare:
    'Compare these values with the paper or the file in front of you. They must all be the same.',
  document: 'Document',
  code: 'Code',
  revokedOn: 'Revoked on',
  replacedBy: (number, day) => `The new one is ${number}, issued on ${day}.`,
}

const tr: VerifyTexts = {
  page: 'Sertifika doğrulama',
  results: {
    valid: {
      title: 'Bu sertifika geçerli',
      text: 'Bu platform üzerinden verildi ve bugün geçerlidir.',
    },
    expired: {
      title: 'Bu sertifikanın süresi doldu',
      text: 'Bu platform üzerinden verildi, ancak geçerlilik süresi sona erdi.',
    },
    revoked: {
      title: 'Bu sertifika iptal edildi',
      text: 'Bu platform üzerinden verildi, sonra geçersiz sayıldı. Bu belgeye güvenilmemelidir.',
    },
    superseded: {
      title: 'Bu sertifikanın yenisi verildi',
      text: 'Yerine yeni bir sertifika düzenlendi. Bu sertifika artık geçerli değildir.',
    },
    not_found: {
      title: 'Böyle bir sertifika yok',
      text: 'Bu kodla bir sertifika bulunmuyor. Kodu belgedekiyle karşılaştırın: büyük ve küçük harfler farklıdır. Aynıysa belge burada düzenlenmemiştir.',
    },
  },
  printed: 'Sertifikada yazanlar',
  compare: 'Bu bilgileri elinizdeki belgeyle karşılaştırın. Tümü aynı olmalıdır.',
  document: 'Belge',
  code: 'Kod',
  revokedOn: 'İptal tarihi',
  replacedBy: (number, day) => `Yenisi: ${number}, düzenlenme tarihi ${day}.`,
}

/** What the verification page says to whoever looks at a certificate. */
export const verifyTexts: Record<Locale, VerifyTexts> = { en, tr }
