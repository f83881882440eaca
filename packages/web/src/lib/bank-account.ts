/** A bank account as people read it, in groups of four after the check digits. */
export function formatAccount(account: string): string {
  const [, country = '', digits = ''] = /^([A-Z]{2})?(\d+)$/.exec(account.replace(/\s/g, '')) ?? [];
  if (digits === '') return account;
  return [country, digits.slice(0, 2), ...(digits.slice(2).match(/.{1,4}/g) ?? [])].filter(Boolean).join(' ');
}
