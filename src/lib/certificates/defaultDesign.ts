import type { CertificateDesign, LineElement, QrElement, TextElement } from './design'

const accent = '#2b2a6c'
const highlight = '#c9a24b'
const ink = '#17163a'
const quiet = '#5f5e78'
const onBand = '#ffffff'
const onBandQuiet = '#c9c8ec'

/** Left edge and width of the column beside the band, in millimetres. */
const left = 102
const width = 172

type Optional =
  'align' | 'fit' | 'follows' | 'letterCase' | 'minSize' | 'tracking' | 'valign' | 'weight'
type TextInput = Omit<TextElement, Optional | 'type'> & Partial<Pick<TextElement, Optional>>

const text = (element: TextInput): TextElement => ({
  type: 'text',
  weight: 'regular',
  minSize: Math.round(element.size * 0.7 * 2) / 2,
  fit: 'wrap',
  align: 'left',
  valign: 'top',
  follows: false,
  tracking: 0,
  letterCase: 'none',
  ...element,
})

const line = (element: Omit<LineElement, 'type'>): LineElement => ({ type: 'line', ...element })

const qr: QrElement = {
  type: 'qr',
  ...{ x: 22, y: 132, width: 37, height: 37 },
  color: accent,
  background: '#ffffff',
}

/** The template every installation begins with: A4 landscape, Turkish and English. */
export const defaultDesign: CertificateDesign = {
  title: { en: 'Certificate of Attendance', tr: 'Katılım Sertifikası' },
  page: { size: 'A4', orientation: 'landscape' },
  background: { style: 'band', paper: '#fffefb', accent, highlight },
  elements: [
    { type: 'image', x: 30.5, y: 20, width: 20, height: 18, color: onBand },
    text({
      text: { en: '{{ event.organizer }}', tr: '{{ event.organizer }}' },
      ...{ x: 10, y: 44, width: 61, height: 18, size: 11, minSize: 7.5, maxLines: 3 },
      weight: 'semibold',
      align: 'center',
      color: onBand,
    }),
    qr,
    text({
      text: {
        en: 'Scan to verify this certificate',
        tr: 'Doğrulamak için kodu okutun',
      },
      ...{ x: 8, y: 172.5, width: 65, height: 5, size: 8, maxLines: 1 },
      weight: 'semibold',
      align: 'center',
      color: onBand,
    }),
    text({
      text: { en: '{{ certificate.number }}', tr: '{{ certificate.number }}' },
      ...{ x: 8, y: 179, width: 65, height: 5, size: 8, maxLines: 1, tracking: 0.06 },
      align: 'center',
      color: onBandQuiet,
    }),
    text({
      text: { en: '{{ certificate.verifyUrl }}', tr: '{{ certificate.verifyUrl }}' },
      ...{ x: 8, y: 185, width: 65, height: 10, size: 6.5, minSize: 4.5, maxLines: 3 },
      align: 'center',
      color: onBandQuiet,
    }),
    text({
      text: { en: 'Certificate of Attendance', tr: 'Katılım Sertifikası' },
      ...{ x: left, y: 27, width, height: 10, size: 18, maxLines: 1, tracking: 0.09 },
      weight: 'semibold',
      letterCase: 'upper',
      color: accent,
    }),
    line({ x: left, y: 41, width: 24, height: 0.9, color: highlight }),
    text({
      text: { en: 'This is to certify that', tr: 'Sayın' },
      ...{ x: left, y: 55, width, height: 7, size: 13, maxLines: 1 },
      color: quiet,
    }),
    text({
      text: { en: '{{ recipient.name }}', tr: '{{ recipient.name }}' },
      ...{ x: left, y: 64, width, height: 31, size: 42, minSize: 16, maxLines: 2 },
      weight: 'light',
      fit: 'shrink',
      valign: 'middle',
      color: ink,
    }),
    text({
      text: {
        en: 'has taken part in the following event:',
        tr: 'aşağıdaki etkinliğe katılarak bu sertifikayı almaya hak kazanmıştır:',
      },
      ...{ x: left, y: 98, width, height: 7, size: 13, maxLines: 1 },
      color: quiet,
    }),
    text({
      text: { en: '{{ event.title }}', tr: '{{ event.title }}' },
      ...{ x: left, y: 108, width, height: 21, size: 22, minSize: 11, maxLines: 3 },
      weight: 'semibold',
      color: accent,
    }),
    text({
      text: {
        en: '{{ event.dates }} · {{ event.location }}',
        tr: '{{ event.dates }} · {{ event.location }}',
      },
      ...{ x: left, y: 131.5, width, height: 12, size: 12, minSize: 8.5, maxLines: 2 },
      follows: true,
      color: quiet,
    }),
    { type: 'signature', x: left, y: 153, width: 46, height: 20, color: accent },
    line({ x: left, y: 175, width: 72, height: 0.3, color: quiet }),
    text({
      text: { en: '{{ event.organizer }}', tr: '{{ event.organizer }}' },
      ...{ x: left, y: 177.5, width: 72, height: 11, size: 10, minSize: 7.5, maxLines: 2 },
      weight: 'semibold',
      color: ink,
    }),
    text({
      text: { en: 'On behalf of the organiser', tr: 'Düzenleyen adına' },
      ...{ x: left, y: 188.5, width: 72, height: 5, size: 8.5, maxLines: 1 },
      follows: true,
      color: quiet,
    }),
    line({ x: 196, y: 175, width: 78, height: 0.3, color: quiet }),
    text({
      text: { en: '{{ certificate.issuedOn }}', tr: '{{ certificate.issuedOn }}' },
      ...{ x: 196, y: 177.5, width: 78, height: 5.5, size: 10, maxLines: 1 },
      weight: 'semibold',
      color: ink,
    }),
    text({
      text: { en: 'Date of issue', tr: 'Düzenlenme tarihi' },
      ...{ x: 196, y: 183, width: 78, height: 5, size: 8.5, maxLines: 1 },
      follows: true,
      color: quiet,
    }),
    text({
      text: {
        en: 'Valid until {{ certificate.validUntil }}',
        tr: 'Geçerlilik sonu: {{ certificate.validUntil }}',
      },
      ...{ x: 196, y: 188.5, width: 78, height: 5, size: 8.5, maxLines: 1 },
      follows: true,
      color: quiet,
    }),
  ],
}
