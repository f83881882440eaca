import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentView } from '../view/view.ts';

/** A file that travels inside the PDF. */
export interface Attachment {
  name: string;
  text: string;
}

const template = join(import.meta.dirname, '..', 'template');
const weights = ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '700Bold'];

let compiler: NodeCompiler | undefined;

/**
 * Sets a document as PDF/A-3a (or as an ordinary PDF, see below). Synchronous and busy: call it in a worker thread.
 *
 * @throws Error with the compiler's own words; the template, not the data, is then at fault
 */
export function typeset(view: DocumentView, attachment?: Attachment): Uint8Array {
  compiler ??= createCompiler();
  const inputs = {
    view: JSON.stringify(view),
    ...(attachment ? { attachment: attachment.text, 'attachment-name': attachment.name } : {}),
  };
  try {
    const compiled = compiler.compile({ mainFilePath: join(template, 'document.typ'), inputs });
    if (!compiled.result)
      throw new Error(`The document could not be set: ${words(compiler, compiled.takeDiagnostics())}`);
    return exportPdf(compiler, compiled.result);
  } finally {
    // The compiler keeps every document it has set; without this, memory grows to several hundred megabytes.
    compiler.evictCache(0);
  }
}

/**
 * PDF/A forbids characters that no font has, such as Chinese names. Such a document becomes an ordinary PDF, in
 * which a box stands for the character; the XML inside keeps the name as it is.
 */
function exportPdf(from: NodeCompiler, document: NodeTypstDocument): Uint8Array {
  try {
    return from.pdf(document, { pdfStandard: 'a-3a' });
  } catch (error) {
    if (!String(error).includes('could not be displayed with font')) throw error;
    return from.pdf(document, { pdfStandard: '1.7' });
  }
}

function createCompiler(): NodeCompiler {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));
  return NodeCompiler.create({
    workspace: template,
    fontArgs: [{ fontPaths: weights.map((weight) => join(fonts, weight)) }],
  });
}

function words(
  from: NodeCompiler,
  diagnostics: ReturnType<ReturnType<NodeCompiler['compile']>['takeDiagnostics']>,
): string {
  return diagnostics ? JSON.stringify(from.fetchDiagnostics(diagnostics)) : 'no diagnostics';
}
