// Loaded before the example of the README: whatever it asks of the test environment is answered by a sandbox.
const { SANDBOX_URL = '' } = process.env;
const original = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const url = String(input instanceof Request ? input.url : input);
  if (!url.startsWith('https://api-test.ksef.mf.gov.pl/')) throw new Error(`The example asks ${url}.`);
  return original(url.replace('https://api-test.ksef.mf.gov.pl', SANDBOX_URL), init);
};
