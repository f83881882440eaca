/** Versions of the official contract that the sandbox can answer by, the newest first. */
export const contractVersions = ['2.8.1', '2.7.0'] as const;
export type ContractVersion = (typeof contractVersions)[number];
