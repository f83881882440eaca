import { countries, roleCodes } from '../compose/codes.ts';
import type { Party, ThirdParty } from '../compose/input.ts';
import { isDigits } from '../identifiers/digits.ts';
import { parseEuVat } from '../identifiers/eu-vat.ts';
import { parseNip } from '../identifiers/nip.ts';
import { SCALE } from '../money/fixed.ts';
import { tidy } from '../text/tidy.ts';
import type { InputChecker } from './input-checker.ts';

const roles = new Set(Object.keys(roleCodes));

/** The seller: a Polish NIP, a name and an address are demanded. */
export function checkSeller(checker: InputChecker, seller: Party, path: string): void {
  checker.requiredText(seller.name, `${path}.name`, 'name', 512);
  const nip = checker.required(seller.nip, `${path}.nip`, 'nip');
  if (nip !== undefined) checkNip(checker, nip, `${path}.nip`);
  checker.required(seller.address?.line1, `${path}.address.line1`, 'address1');
  checkContact(checker, seller, path);
}

/**
 * The buyer. A simplified invoice needs a NIP only; any other a name and an address.
 * What depends on the kind of the invoice is checked with it.
 */
export function checkBuyer(checker: InputChecker, buyer: Party, path: string, simplified: boolean): void {
  if (simplified) {
    checker.text(buyer.name, `${path}.name`, 'name', 512);
    if (tidy(buyer.nip ?? '') === '') checker.report('INPUT_SIMPLIFIED_BUYER', `${path}.nip`);
  } else {
    checker.requiredText(buyer.name, `${path}.name`, 'name', 512);
    checker.required(buyer.address?.line1, `${path}.address.line1`, 'address1');
    if (!hasTaxNumber(buyer)) checker.report('INPUT_BUYER_WITHOUT_NUMBER', `${path}.nip`);
  }
  checkTaxNumbers(checker, buyer, path);
  checkContact(checker, buyer, path);
}

/** A third party: name, one identifier, role, share. */
export function checkThirdParty(checker: InputChecker, party: ThirdParty, path: string): void {
  checker.requiredText(party.name, `${path}.name`, 'name', 512);
  checkTaxNumbers(checker, party, path);
  const internalId = tidy(party.internalId ?? '');
  if (internalId !== '' && !isInternalId(internalId)) {
    checker.reportField('INPUT_INTERNAL_ID', `${path}.internalId`, 'internalId', { value: internalId });
  }
  if (typeof party.role === 'object') {
    checker.requiredText(party.role.other, `${path}.role.other`, 'role', 256);
  } else {
    checker.required(party.role, `${path}.role`, 'role');
    checker.oneOf(party.role, `${path}.role`, 'role', roles);
  }
  const share = checker.decimal(party.share, `${path}.share`, 'share', { scale: SCALE.percent, digits: 3 });
  if (share !== undefined && share <= 0n) checker.reportField('INPUT_NOT_POSITIVE', `${path}.share`, 'share');
  checkContact(checker, party, path);
}

/** True when any tax number is filled in, right or wrong. */
export function hasTaxNumber(party: Party): boolean {
  return [party.nip, party.vatUe, party.otherId].some((number) => tidy(number ?? '') !== '');
}

function checkTaxNumbers(checker: InputChecker, party: Party, path: string): void {
  const given = [party.nip, party.vatUe, party.otherId].filter((number) => tidy(number ?? '') !== '');
  if (given.length > 1) checker.reportField('INPUT_TWO_TAX_NUMBERS', `${path}.nip`, 'taxNumber');
  const nip = tidy(party.nip ?? '');
  if (nip !== '') checkNip(checker, nip, `${path}.nip`);
  const vatUe = tidy(party.vatUe ?? '');
  if (/^PL/iu.test(vatUe)) checker.reportField('INPUT_POLISH_EU_VAT', `${path}.vatUe`, 'vatUe');
  else if (vatUe !== '' && !parseEuVat(vatUe)) {
    checker.reportField('INPUT_EU_VAT', `${path}.vatUe`, 'vatUe', { value: vatUe });
  }
  checker.text(party.otherId, `${path}.otherId`, 'otherId', 50);
}

function checkNip(checker: InputChecker, nip: string, path: string): void {
  if (!parseNip(nip)) checker.reportField('INPUT_NIP', path, 'nip', { value: nip });
}

function checkContact(checker: InputChecker, party: Party, path: string): void {
  if ([party.address?.line1, party.otherId].some((text) => tidy(text ?? '') !== '')) {
    checker.required(party.country, `${path}.country`, 'country');
  }
  checker.oneOf(party.country, `${path}.country`, 'country', countries);
  checker.text(party.address?.line1, `${path}.address.line1`, 'address1', 512);
  checker.text(party.address?.line2, `${path}.address.line2`, 'address2', 512);
  checker.text(party.email, `${path}.email`, 'email', 255);
  const email = tidy(party.email ?? '');
  if (email !== '' && !/^.+@.+$/u.test(email)) {
    checker.reportField('INPUT_EMAIL', `${path}.email`, 'email', { value: email });
  }
  checker.text(party.phone, `${path}.phone`, 'phone', 16);
  checker.text(party.customerNumber, `${path}.customerNumber`, 'customerNumber', 256);
  checker.text(party.eori, `${path}.eori`, 'eori', 256);
  checker.text(party.linkKey, `${path}.linkKey`, 'linkKey', 32);
}

function isInternalId(text: string): boolean {
  return text[10] === '-' && isDigits(text.slice(11), 5) && parseNip(text.slice(0, 10)) !== undefined;
}
