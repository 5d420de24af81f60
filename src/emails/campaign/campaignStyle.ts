import { mailStyle } from '@/emails/mailStyle'

const font =
  "font-family:Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"

/** Inline styles of what people write themselves; the frame around it is that of every mail. */
export const campaignStyle = {
  ...mailStyle,
  h1: mailStyle.heading,
  h2: `${font}color:#14132b;font-size:20px;line-height:27px;font-weight:700;margin:24px 0 12px;overflow-wrap:anywhere;`,
  h3: `${font}color:#14132b;font-size:17px;line-height:25px;font-weight:600;margin:20px 0 8px;overflow-wrap:anywhere;`,
  quote: `${font}color:#14132b;font-size:16px;line-height:25px;margin:0 0 16px;padding:2px 0 2px 16px;border-left:4px solid #c7d2fe;`,
  list: 'margin:0 0 16px;padding:0 0 0 24px;',
  item: `${font}color:#14132b;font-size:16px;line-height:25px;margin:0 0 6px;overflow-wrap:anywhere;`,
  nest: 'list-style:none;margin:0;',
  rule: 'border:0;border-top:1px solid #e3e3ee;margin:24px 0;',
  picture: 'margin:0 0 16px;',
  image: 'display:inline-block;max-width:100%;height:auto;border:0;border-radius:8px;',
} as const
