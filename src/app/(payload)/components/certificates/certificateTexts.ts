const en = {
  generate: 'Plan certificates',
  generateHint:
    'Nothing is issued or mailed yet: you get a report and samples first, and approve them.',
  event: 'Event',
  chooseEvent: 'Choose an event',
  searchEvent: 'Find an event',
  template: 'Template',
  defaultTemplate: 'The default one',
  validUntil: 'Valid until (optional)',
  sendMail: 'Mail each certificate to its owner',
  plan: 'Check and show samples',
  working: 'One moment…',
  offline: 'The server did not answer. Please try again.',
  report: 'Before you approve',
  reported: 'What was found before approval',
  issuable: 'Ready to issue',
  alreadyIssued: 'Have one already',
  leftOut: 'Left out',
  recipients: 'Looked at',
  nobody:
    'Nobody is checked in to this event yet. Certificates are for those who are checked in, or for registrations you choose.',
  nothingNew: 'Everybody who is checked in has a certificate already.',
  name: 'Name',
  problem: 'What is wrong',
  noName: '(no name)',
  moreProblems: (count: number) => `and ${count} more`,
  samples: 'Samples',
  samplesHint:
    'The longest names, those with a remark, and the first ones. Framed in red: left out.',
  samplesAlt: 'Samples of the certificates side by side',
  progress: (done: number, total: number) => `${done} of ${total} issued`,
  failed: (count: number) =>
    count === 1 ? 'One could not be printed.' : `${count} could not be printed.`,
  actions: {
    approve: 'Approve and issue',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel the batch',
    retry: 'Try the failed ones again',
  },
  approveAsk: (count: number, mailed: boolean) =>
    `Issue ${count} certificate${count === 1 ? '' : 's'}${mailed ? ' and mail each to its owner' : ''}?`,
  cancelAsk: 'Cancel this batch? What is issued stays issued.',
  yes: 'Yes',
  no: 'Back',
  certificates: 'See the certificates',
  download: 'Download PDF',
  verify: 'Open the verification page',
  previewAlt: (name: string) => `How the certificate of ${name} looks`,
  revoke: 'Revoke',
  revokeHint: 'It is void for good, and its page says so to everybody. This cannot be undone.',
  reissue: 'Issue anew',
  reissueHint:
    'A new number and code, with what is known today. The old one says that it was replaced, and the new one is mailed.',
  reason: 'Reason (stays with staff)',
  newName: 'Name to print (empty: as registered)',
  preview: 'Preview',
  openPdf: 'Open as PDF',
  previewFailed: 'There is no preview of this yet: a field is not valid.',
}

export type CertificateTexts = typeof en

const tr: CertificateTexts = {
  generate: 'Sertifika planla',
  generateHint:
    'Henüz hiçbir şey verilmez ya da gönderilmez: önce rapor ve örnekler gelir, sonra siz onaylarsınız.',
  event: 'Etkinlik',
  chooseEvent: 'Etkinlik seçin',
  searchEvent: 'Etkinlik ara',
  template: 'Şablon',
  defaultTemplate: 'Varsayılan şablon',
  validUntil: 'Geçerlilik sonu (isteğe bağlı)',
  sendMail: 'Her sertifikayı sahibine e-postayla gönder',
  plan: 'Denetle ve örnekleri göster',
  working: 'Bir saniye…',
  offline: 'Sunucu yanıt vermedi. Lütfen yeniden deneyin.',
  report: 'Onaylamadan önce',
  reported: 'Onaydan önce bulunanlar',
  issuable: 'Verilmeye hazır',
  alreadyIssued: 'Zaten var',
  leftOut: 'Dışarıda kalan',
  recipients: 'Bakılan',
  nobody:
    'Bu etkinliğe henüz kimse giriş yapmadı. Sertifikalar giriş yapanlara ya da seçtiğiniz kayıtlara verilir.',
  nothingNew: 'Giriş yapan herkesin sertifikası zaten var.',
  name: 'Ad',
  problem: 'Sorun',
  noName: '(ad yok)',
  moreProblems: (count) => `ve ${count} kişi daha`,
  samples: 'Örnekler',
  samplesHint:
    'En uzun adlar, notu olanlar ve ilk sıradakiler. Kırmızı çerçeveliler dışarıda kalır.',
  samplesAlt: 'Yan yana sertifika örnekleri',
  progress: (done, total) => `${total} sertifikadan ${done} tanesi verildi`,
  failed: (count) => `${count} sertifika hazırlanamadı.`,
  actions: {
    approve: 'Onayla ve ver',
    pause: 'Duraklat',
    resume: 'Sürdür',
    cancel: 'Toplu işi iptal et',
    retry: 'Başarısızları yeniden dene',
  },
  approveAsk: (count, mailed) =>
    mailed
      ? `${count} sertifika verilsin ve sahiplerine e-postayla gönderilsin mi?`
      : `${count} sertifika verilsin mi?`,
  cancelAsk: 'Bu toplu iş iptal edilsin mi? Verilmiş sertifikalar geçerli kalır.',
  yes: 'Evet',
  no: 'Vazgeç',
  certificates: 'Sertifikaları gör',
  download: 'PDF indir',
  verify: 'Doğrulama sayfasını aç',
  previewAlt: (name) => `${name} adına sertifikanın görünümü`,
  revoke: 'İptal et',
  revokeHint: 'Kalıcı olarak geçersiz olur ve sayfası bunu herkese gösterir. Geri alınamaz.',
  reissue: 'Yeniden ver',
  reissueHint:
    'Bugünkü bilgilerle yeni numara ve kod alır. Eskisi yenisinin verildiğini gösterir, yenisi e-postayla gönderilir.',
  reason: 'Gerekçe (ekipte kalır)',
  newName: 'Yazılacak ad (boşsa kayıttaki gibi)',
  preview: 'Önizleme',
  openPdf: 'PDF olarak aç',
  previewFailed: 'Henüz önizleme yok: bir alan geçerli değil.',
}

/** What the pages about certificates say to staff. */
export const certificateTexts = { en, tr }
