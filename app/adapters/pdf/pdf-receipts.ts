import type { ReceiptRenderer } from '../../domain/receipt/receipt.ts'
import { composeSheet } from './compose.ts'
import { drawSheet } from './draw-sheet.ts'

/** Receipts as PDF: A4, tagged, in the reader's language. */
export function createPdfReceipts(): ReceiptRenderer {
  return {
    async render(receipt, language) {
      const sheet = composeSheet(receipt, language)
      // Loaded with the first paper: no other page or task needs it.
      const { default: PDFDocument } = await import('pdfkit')
      const doc = new PDFDocument({
        size: 'A4',
        margin: 0,
        pdfVersion: '1.7',
        tagged: true,
        lang: language === 'id' ? 'id-ID' : 'en',
        displayTitle: true,
        bufferPages: true,
        info: {
          Title: sheet.fileTitle,
          Author: sheet.issuer,
          Subject: sheet.kind,
          Creator: sheet.issuer,
          CreationDate: new Date(receipt.printedAt.epochMilliseconds),
        },
      })
      const chunks: Uint8Array[] = []
      const whole = new Promise<void>((resolve, reject) =>
        doc
          .on('data', (chunk: Uint8Array) => chunks.push(chunk))
          .on('end', resolve)
          .on('error', reject),
      )
      drawSheet(doc, sheet)
      doc.end()
      await whole
      return joined(chunks)
    },
  }
}

function joined(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
