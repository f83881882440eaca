/** Form of an ISO 3166 country code. */
export const countryCode = /^[A-Z]{2}$/u;

/** Form of an ISO 4217 currency code. */
export const currencyCode = /^[A-Z]{3}$/u;
