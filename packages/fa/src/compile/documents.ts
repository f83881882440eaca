import { faRr } from '../schema/fa-rr/index.ts';
import { fa2 } from '../schema/fa2/index.ts';
import { fa3 } from '../schema/fa3/index.ts';
import type { DocumentSchema } from '../schema/model.ts';
import { type CompiledDocument, compileDocument } from './compile-document.ts';

/** Compiles when first asked, so that importing the package costs nothing. */
function compiledOnce(schema: DocumentSchema): () => CompiledDocument {
  let compiled: CompiledDocument | undefined;
  return () => {
    compiled ??= compileDocument(schema);
    return compiled;
  };
}

export const compiledFa2 = compiledOnce(fa2);
export const compiledFa3 = compiledOnce(fa3);
export const compiledFaRr = compiledOnce(faRr);
