import type { Locale } from '@/lib/i18n/locale'

const en = {
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  passwordRules: '12 to 128 characters. Several words are easier to remember than signs.',
  show: 'Show password',
  signIn: 'Sign in',
  signInTitle: 'Sign in to your account',
  code: 'Code',
  codeHint: 'From your authenticator app, or a recovery code.',
  restart: 'Start again',
  account: {
    title: 'Your account',
    signOut: 'Sign out',
    loading: 'One moment…',
    over: 'You are not signed in, or your session has ended.',
    failed: 'This could not be loaded. Please load the page again.',
    registrations: 'Registrations',
    registrationsHint: 'To change or cancel one, open the link in its admission mail.',
    noRegistrations: 'No registrations yet. Choose an event to begin.',
    tickets: 'Support requests',
    noTickets: 'You have no support requests.',
    certificates: 'Certificates',
    noCertificates: 'No certificates yet. They appear here once they are issued.',
    download: 'Download',
  },
  verify: {
    title: 'Confirm your address',
    lead: 'One click, and this address belongs to your account.',
    action: 'Confirm address',
    done: 'Your address is confirmed. You can sign in now.',
    again: 'Links work for three days. Ask for a new one here.',
    missing: 'This link is not complete. Copy it whole out of the mail, or ask for a new one.',
    sent: 'If this address has an account that is not confirmed yet, a new link is on its way.',
  },
  reset: {
    title: 'Set a new password',
    action: 'Save password',
    done: 'Your new password is set. Everybody who was signed in has been signed out.',
    missing: 'This link is not complete. Copy it whole out of the mail, or ask for a new one.',
  },
  forgot: {
    title: 'Forgot your password?',
    lead: 'We send you a link for setting a new one. It works for an hour.',
    action: 'Send link',
    again: 'Ask for a new link',
    sent: 'If this address has an account, a link is on its way. Look in the spam folder too.',
  },
}

type AccountTexts = typeof en

const tr: AccountTexts = {
  email: 'E-posta adresi',
  password: 'Parola',
  newPassword: 'Yeni parola',
  passwordRules: '12–128 karakter. Birkaç kelime, işaretlerden daha kolay hatırlanır.',
  show: 'Parolayı göster',
  signIn: 'Giriş yap',
  signInTitle: 'Hesabınıza giriş yapın',
  code: 'Kod',
  codeHint: 'Doğrulama uygulamanızdan ya da bir kurtarma kodu.',
  restart: 'Baştan başla',
  account: {
    title: 'Hesabınız',
    signOut: 'Çıkış yap',
    loading: 'Bir saniye…',
    over: 'Giriş yapmadınız ya da oturumunuz sona erdi.',
    failed: 'Yüklenemedi. Lütfen sayfayı yenileyin.',
    registrations: 'Kayıtlar',
    registrationsHint:
      'Değiştirmek ya da iptal etmek için giriş belgesi postasındaki bağlantıyı açın.',
    noRegistrations: 'Henüz kaydınız yok. Başlamak için bir etkinlik seçin.',
    tickets: 'Destek talepleri',
    noTickets: 'Destek talebiniz yok.',
    certificates: 'Sertifikalar',
    noCertificates: 'Henüz sertifikanız yok. Düzenlenince burada görünür.',
    download: 'İndir',
  },
  verify: {
    title: 'Adresinizi doğrulayın',
    lead: 'Tek tıkla bu adres hesabınıza bağlanır.',
    action: 'Adresi doğrula',
    done: 'Adresiniz doğrulandı. Artık giriş yapabilirsiniz.',
    again: 'Bağlantılar üç gün geçerlidir. Buradan yenisini isteyin.',
    missing: 'Bağlantı eksik. E-postadan tamamını kopyalayın ya da yenisini isteyin.',
    sent: 'Bu adresin henüz doğrulanmamış bir hesabı varsa yeni bağlantı gönderiliyor.',
  },
  reset: {
    title: 'Yeni parola belirleyin',
    action: 'Parolayı kaydet',
    done: 'Yeni parolanız kaydedildi. Açık olan tüm oturumlar kapatıldı.',
    missing: 'Bağlantı eksik. E-postadan tamamını kopyalayın ya da yenisini isteyin.',
  },
  forgot: {
    title: 'Parolanızı mı unuttunuz?',
    lead: 'Yeni parola için size bir bağlantı göndeririz. Bir saat geçerlidir.',
    action: 'Bağlantı gönder',
    again: 'Yeni bağlantı iste',
    sent: 'Bu adresin bir hesabı varsa bağlantı gönderiliyor. İstenmeyen postalara da bakın.',
  },
}

/** What the account pages say. The Turkish texts have the same shape; the compiler checks it. */
export const accountTexts: Record<Locale, AccountTexts> = { en, tr }
