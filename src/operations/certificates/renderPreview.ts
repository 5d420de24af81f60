import type { PayloadRequest } from 'payload'
import { certificatePdf } from '@/documents/certificate/certificatePdf'
import { certificatePng } from '@/documents/certificate/contactSheet'
import { layoutCertificate } from '@/documents/certificate/layoutCertificate'
import { sampleValues } from '@/lib/certificates/variables'
import type { Locale } from '@/lib/i18n/locale'
import { findPictures } from './findPictures'
import { picturesOf, toDesign, type TemplateParts } from './templateParts'

type Input = {
  req: PayloadRequest
  template: TemplateParts
  locale: Locale
  format: 'pdf' | 'png'
}

const width = 1_400

/** A template with sample values, as PDF or PNG: what a certificate of it will look like. Writes nothing. */
export async function renderPreview({ req, template, locale, format }: Input): Promise<Response> {
  const { hashes, images } = await findPictures(req, picturesOf(template))
  const design = toDesign(template, hashes)
  const snapshot = {
    locale,
    title: design.title[locale],
    values: sampleValues(locale),
    issuedAt: '2026-11-20T09:00:00.000Z',
    validUntil: null,
    timezone: 'Europe/Istanbul',
  }
  const headers = { 'Cache-Control': 'no-store', 'Content-Disposition': 'inline' }
  if (format === 'pdf') {
    const pdf = await certificatePdf({ design, snapshot, images })
    return new Response(new Uint8Array(pdf), {
      headers: { ...headers, 'Content-Type': 'application/pdf' },
    })
  }
  const sheet = layoutCertificate({ design, snapshot })
  const png = await certificatePng({ sheet, images, pixels: width })
  return new Response(new Uint8Array(png), { headers: { ...headers, 'Content-Type': 'image/png' } })
}
