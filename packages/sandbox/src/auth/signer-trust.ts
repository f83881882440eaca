/** Whose certificates log in: anybody's, self-signed ones too, or those of the sandbox's own authorities only. */
export const signerTrusts = ['anybody', 'own-authorities'] as const;
export type SignerTrust = (typeof signerTrusts)[number];
