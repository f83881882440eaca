/** Why a signature is not accepted. */
export type SignatureProblem =
  | 'malformed-xml'
  | 'document-type'
  | 'no-signature'
  | 'several-signatures'
  | 'misplaced-signature'
  | 'malformed-signature'
  | 'repeated-id'
  | 'wrong-reference'
  | 'unsupported-method'
  | 'properties-not-signed'
  | 'digest-mismatch'
  | 'no-certificate'
  | 'certificate-mismatch'
  | 'weak-key'
  | 'signature-mismatch';

/** Carries a {@link SignatureProblem} from the depth of the verification to its end. */
export class SignatureFailure extends Error {
  readonly problem: SignatureProblem;
  constructor(problem: SignatureProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** Ends the verification. */
export function fail(problem: SignatureProblem, message: string): never {
  throw new SignatureFailure(problem, message);
}
