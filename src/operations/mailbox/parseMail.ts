import type { ParsedMail, Source } from 'mailparser'

/** Takes a mail apart. The parser is large, so it is loaded with the first mail that somebody opens. */
export async function parseMail(source: Source): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser')
  return simpleParser(source)
}
