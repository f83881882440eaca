import type { BannerView } from './view.ts';
import type { Words } from './words.ts';

/** Where the document was sent, or is going to be. */
export type DocumentEnvironment = 'production' | 'demo' | 'test' | 'sandbox';

const banners = {
  demo: { name: { pl: 'DEMO', en: 'DEMO' }, colour: 'amber' },
  test: { name: { pl: 'TEST', en: 'TEST' }, colour: 'violet' },
  sandbox: { name: { pl: 'PIASKOWNICA', en: 'SANDBOX' }, colour: 'sand' },
} as const;

/** The bar and the watermark of a document that is no tax document; undefined in production. */
export function bannerOf(
  { environment = 'production', draft = false }: { environment?: DocumentEnvironment; draft?: boolean },
  words: Words,
): BannerView | undefined {
  if (draft) {
    return {
      text: words.say({
        pl: 'SZKIC — faktura nie została wystawiona',
        en: 'DRAFT — this invoice has not been issued',
      }),
      watermark: words.say({ pl: 'SZKIC', en: 'DRAFT' }),
      colour: 'grey',
    };
  }
  if (environment === 'production') return undefined;
  const { name, colour } = banners[environment];
  return {
    text: words.say({
      pl: `ŚRODOWISKO ${name.pl} — dokument bez skutków podatkowych`,
      en: `${name.en} ENVIRONMENT — this document has no effect in tax`,
    }),
    watermark: words.say(name),
    colour,
  };
}
