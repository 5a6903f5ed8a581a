import { SaxesParser } from '@rubensworks/saxes'
import { SpreadsheetError } from '../workbook.ts'

export interface XmlHandler {
  /** Names without prefix, so that strict and transitional OOXML read alike. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const PIECE_LENGTH = 65_536
const utf8 = new TextDecoder()

/** Reads one XML part. Entities other than XML's own five are errors: nothing can be expanded. */
export function readXml(bytes: Uint8Array, part: string, handler: XmlHandler): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new SpreadsheetError(`${part} inside the file is no XML (${error.message})`)
  })
  parser.on('doctype', () => {
    throw new SpreadsheetError(`${part} inside the file declares a document type; spreadsheets have none`)
  })
  const { open, close, text } = handler
  if (open)
    parser.on('opentag', ({ name, attributes }) =>
      open(localName(name), attributes as Record<string, string>),
    )
  if (close) parser.on('closetag', ({ name }) => close(localName(name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const whole = utf8.decode(bytes)
  for (let at = 0; at < whole.length; at += PIECE_LENGTH) parser.write(whole.slice(at, at + PIECE_LENGTH))
  parser.close()
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
