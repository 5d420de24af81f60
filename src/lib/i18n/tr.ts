import type { Texts } from './en'

/** Texts of mails and documents in Turkish. Sentences are built so that no suffix hangs on an inserted name. */
export const tr: Texts = {
  admission: {
    documentTitle: (event) => `Giriş belgesi: ${event}`,
    date: 'Tarih ve saat',
    place: 'Yer',
    online: 'Çevrim içi',
    toBeAnnounced: 'Daha sonra duyurulacak',
    attendee: 'Katılımcı',
    ticket: 'Giriş türü',
    code: 'Kod',
    hint: 'Bu kodu girişte ekranınızdan veya kâğıt üzerinde gösterin.',
    terms:
      'Bir kişi için geçerlidir. Kodu kimseyle paylaşmayın: kodu bilen biri sizin yerinize içeri alınabilir.',
    qrDescription: (code) => `Giriş için karekod. Kod: ${code}.`,
  },
  mails: {
    platform: 'Rostrum',
    event: 'Etkinlik',
    greeting: (name) => `Merhaba ${name},`,
    manage: 'Kaydı yönet',
    manageHint:
      'Bilgilerinizi buradan düzeltebilir veya yerinizi geri verebilirsiniz. Bağlantı size özeldir: lütfen başkasına iletmeyin.',
    attachments: { admission: 'giriş belgeniz (PDF)', calendar: 'takvim kaydı' },
    attached: (parts) => `Ekte: ${listOf(parts)}.`,
    reasonRegistered: (email) =>
      `Bu iletiyi, ${email} adresi bu etkinliğe kaydedildiği için alıyorsunuz.`,
    confirmed: {
      subject: (event) => `Kaydınız onaylandı: ${event}`,
      heading: 'Kaydınız onaylandı',
      intro: (event) =>
        `“${event}” etkinliği için kaydınız onaylandı. Sizi aramızda görmekten mutluluk duyacağız.`,
    },
    promoted: {
      subject: (event) => `Yeriniz hazır: ${event}`,
      heading: 'Yeriniz hazır',
      intro: (event) =>
        `Bir yer açıldı ve bekleme listesinde sıra size geldi: “${event}” etkinliği için kaydınız onaylandı.`,
    },
    waitlisted: {
      subject: (event) => `Bekleme listesindesiniz: ${event}`,
      heading: 'Bekleme listesindesiniz',
      intro: (event) =>
        `“${event}” etkinliğinde şu anda boş yer yok. Bekleme listesine alındınız; bir yer açıldığında size hemen yazacağız.`,
      position: 'Listedeki sıranız',
      hint: 'Bir şey yapmanız gerekmiyor. Artık katılmak istemiyorsanız bu sayfada listeden ayrılabilirsiniz.',
    },
    offered: {
      subject: (event) => `Size bir yer açıldı: ${event}`,
      heading: 'Size bir yer açıldı',
      intro: (event) =>
        `“${event}” etkinliğinde bir yer açıldı ve bekleme listesinde sıra size geldi. Yer, aşağıdaki zamana kadar sizin için tutuluyor.`,
      until: 'Son kabul zamanı',
      accept: 'Yeri kabul et',
      hint: 'Bu zamana kadar kabul etmezseniz yer, listede sizden sonra gelene önerilir.',
    },
    pendingPayment: {
      subject: (event) => `Ödemeniz bekleniyor: ${event}`,
      heading: 'Yeriniz sizin için ayrıldı',
      intro: (event) =>
        `“${event}” etkinliğinde sizin için bir yer ayırdık. Ödemeniz ulaştığında kaydınız onaylanacak.`,
      amount: 'Tutar',
      due: 'Son ödeme zamanı',
      pay: 'Şimdi öde',
    },
    pendingApproval: {
      subject: (event) => `Kaydınızı aldık: ${event}`,
      heading: 'Kaydınızı aldık',
      intro: (event) =>
        `“${event}” etkinliğine yapılan her kaydı düzenleyen değerlendiriyor. Sonuç belli olduğunda size yazacağız. O zamana kadar bu kayıtla giriş yapılamaz.`,
    },
    cancelled: {
      subject: {
        attendee: (event) => `Kaydınız iptal edildi: ${event}`,
        organizer: (event) => `Kaydınız iptal edildi: ${event}`,
        expired: (event) => `Ayrılan yeriniz bırakıldı: ${event}`,
        rejected: (event) => `Kaydınız kabul edilmedi: ${event}`,
      },
      heading: {
        attendee: 'Kaydınız iptal edildi',
        organizer: 'Kaydınız iptal edildi',
        expired: 'Ayrılan yeriniz bırakıldı',
        rejected: 'Kaydınız kabul edilmedi',
      },
      intro: {
        attendee: (event) =>
          `“${event}” etkinliği için kaydınız, isteğiniz üzerine iptal edildi. Giriş kodunuz artık geçerli değil.`,
        organizer: (event) =>
          `“${event}” etkinliği için kaydınız düzenleyen tarafından iptal edildi. Giriş kodunuz artık geçerli değil.`,
        expired: (event) =>
          `“${event}” etkinliğinde sizin için ayrılan yer, kayıt süresi içinde tamamlanmadığı için bırakıldı.`,
        rejected: (event) =>
          `Ne yazık ki düzenleyen, “${event}” etkinliği için kaydınızı kabul edemedi.`,
      },
      reason: 'Gerekçe',
      eventPage: 'Etkinlik sayfasına git',
    },
    refund: (amount) =>
      `Size ${amount} tutarında iade yapıyoruz. Tutarın hesabınıza ulaşması birkaç gün sürebilir.`,
    changed: {
      subject: {
        changed: (event) => `Önemli değişiklik: ${event}`,
        postponed: (event) => `Ertelendi: ${event}`,
        cancelled: (event) => `İptal edildi: ${event}`,
      },
      heading: {
        changed: 'Etkinlikte değişiklik var',
        postponed: 'Etkinlik ertelendi',
        cancelled: 'Etkinlik iptal edildi',
      },
      intro: {
        changed: (event) =>
          `“${event}” etkinliğinde bir değişiklik oldu. Kaydınız geçerliliğini koruyor. Güncel bilgiler şöyle:`,
        postponed: (event) =>
          `“${event}” etkinliği duyurulan tarihte yapılmayacak. Kaydınız geçerliliğini koruyor; yeni tarih belli olduğunda size yazacağız.`,
        cancelled: (event) =>
          `Ne yazık ki “${event}” etkinliği yapılmayacak. Kaydınız iptal edildi, giriş kodunuz artık geçerli değil.`,
      },
      before: (value) => `Önceki: ${value}`,
      announced: 'Daha önce duyurulan tarih',
      message: 'Düzenleyenin notu',
      hint: 'Bu değişiklik size uymuyorsa lütfen yerinizi buradan geri verin; böylece başkası katılabilir.',
    },
    account: {
      greeting: 'Merhaba,',
      verify: {
        subject: 'E-posta adresinizi doğrulayın',
        intro: (email) =>
          `${email} adresiyle bir hesap oluşturuldu. Lütfen bu adresin size ait olduğunu doğrulayın.`,
        button: 'Adresi doğrula',
        ignore: 'Hesabı siz oluşturmadıysanız bu iletiyi dikkate almayın.',
      },
      exists: {
        subject: 'Zaten bir hesabınız var',
        intro: (email) =>
          `Biri, büyük olasılıkla siz, ${email} adresiyle yeni bir hesap oluşturmak istedi. Bu adresle zaten bir hesap bulunduğu için yenisi oluşturulmadı.`,
        button: 'Oturum aç',
        forgotten: 'Parolanızı hatırlamıyorsanız buradan yenisini belirleyin:',
        ignore:
          'Bunu siz yapmadıysanız bir şey yapmanız gerekmiyor: hesabınız olduğu gibi duruyor.',
      },
      reset: {
        subject: 'Yeni parola belirleyin',
        intro: (email) => `${email} adresine ait hesap için yeni parola istendi.`,
        button: 'Yeni parola belirle',
        ignore: 'Bunu siz istemediyseniz bu iletiyi dikkate almayın: parolanız değişmedi.',
      },
      valid: (duration) => `Bağlantı ${duration} içinde ve yalnızca bir kez kullanılabilir.`,
      reason: (email) => `Hesabınızla ilgili bu ileti ${email} adresine gönderildi.`,
    },
  },
}

const listOf = (parts: string[]) => new Intl.ListFormat('tr', { type: 'conjunction' }).format(parts)
