/** Currencies of ISO 4217 whose minor unit is not a hundredth: how many decimal digits it has. */
const digitsByCurrency: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
      .split(' ')
      .map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
}

const known = new Set([...Intl.supportedValuesOf('currency'), ...Object.keys(digitsByCurrency)])

/**
 * How many decimal digits the minor unit of a currency has by ISO 4217 (TRY 2, JPY 0, KWD 3); null for
 * what is not a currency code. Not taken from `Intl`, whose digits follow cash use and change with its
 * version, while stored amounts must keep their meaning. Pure.
 */
export function currencyDigits(currency: string): number | null {
  if (!known.has(currency)) return null
  return digitsByCurrency[currency] ?? 2
}
