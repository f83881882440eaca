import type { z } from 'zod';
import type { AnswerOf, Operation, XmlAnswer } from '../contract/operations/operation.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { KsefAnswer } from './exchange.ts';

/**
 * Reads a successful answer as its operation describes it; unknown fields are ignored.
 * @throws KsefError `unexpectedAnswer` when it is HTML, cut short, or lacks what the contract promises
 */
export function readAnswer<O extends Operation>(operation: O, answer: KsefAnswer): AnswerOf<O>;
export function readAnswer(operation: Operation, answer: KsefAnswer): unknown {
  if (operation.answer === 'nothing') return undefined;
  if (operation.answer === 'xml') return readXml(operation, answer);
  return readJson(operation, operation.answer, answer);
}

function readXml(operation: Operation, { bytes, headers, status }: KsefAnswer): XmlAnswer {
  const start = bytes.subarray(0, 256).toString('utf8').trimStart();
  if (!start.startsWith('<') || /^<(!doctype html|html)/i.test(start)) {
    throw unexpected(operation, status, 'an XML document was expected');
  }
  return { bytes, hash: headers.get('x-ms-meta-hash') ?? undefined };
}

function readJson(operation: Operation, schema: z.ZodType, { bytes, headers, status }: KsefAnswer): unknown {
  const text = bytes.toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const html = headers.get('content-type')?.includes('html') || text.trimStart().startsWith('<');
    throw unexpected(
      operation,
      status,
      html ? 'a web page came instead of JSON' : 'the JSON is cut short or broken',
      cause,
    );
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unexpected(
    operation,
    status,
    `${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'wrong form'}`,
  );
}

function unexpected(operation: Operation, httpStatus: number, what: string, cause?: unknown): KsefError {
  return new KsefError(`The answer to ${operation.name} cannot be understood: ${what}.`, {
    kind: 'unexpectedAnswer',
    operation: operation.name,
    httpStatus,
    retryable: operation.repeat === 'always',
    cause,
  });
}
