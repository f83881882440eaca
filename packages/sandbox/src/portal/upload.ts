import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file that came with a form. */
export interface Upload {
  readonly part: MultipartFile;
  /** A field of the form that stood before the file; undefined when there is none. */
  readonly value: (name: string) => unknown;
}

/**
 * The file of a form.
 * @param mostBytes the largest size that is taken; the portal's own limit unless given
 * @returns undefined when the request carries none
 */
export async function readUpload(request: FastifyRequest, mostBytes?: number): Promise<Upload | undefined> {
  if (!request.isMultipart()) return undefined;
  const part = await request.file(mostBytes === undefined ? {} : { limits: { fileSize: mostBytes } });
  if (!part) return undefined;
  const value = (name: string) => {
    const entry = part.fields[name];
    return entry !== undefined && !Array.isArray(entry) && entry.type === 'field' ? entry.value : undefined;
  };
  return { part, value };
}
