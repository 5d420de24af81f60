import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { readQr } from '@/testing/readPdf'
import { qrCodePng, qrCodeSvg } from './qrCode'

const token = 'AQBk5t8-7c3anVJvHgorPE0LBwcHBwcHBwcHBwcHBwcHB3n0Tq8s1mZb4Xw2Yc9dLkQ'

async function scan(picture: Buffer) {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return readQr({ data: new Uint8ClampedArray(data), width: info.width, height: info.height })
}

describe('a QR code', () => {
  test('as PNG is read back by a scanner, in the size asked for', async () => {
    const png = await qrCodePng(token, { width: 300 })
    expect(await scan(png)).toBe(token)
    expect((await sharp(png).metadata()).width).toBe(300)
  })

  test('as SVG is read back by a scanner', async () => {
    expect(await scan(Buffer.from(await qrCodeSvg(token, { correction: 'Q' })))).toBe(token)
  })

  test('survives a stain over a tenth of it', async () => {
    const png = await qrCodePng(token, { width: 400, correction: 'H' })
    const stain = { create: { width: 90, height: 90, channels: 3, background: '#777' } } as const
    const stained = await sharp(png)
      .composite([{ input: stain, left: 180, top: 180 }])
      .png()
      .toBuffer()
    expect(await scan(stained)).toBe(token)
  })

  test('is the same for the same text', async () => {
    expect((await qrCodePng(token)).equals(await qrCodePng(token))).toBe(true)
  })
})
