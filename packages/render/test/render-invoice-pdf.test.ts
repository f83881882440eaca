import { describe, expect, test } from 'vitest';
import { RenderError, renderInvoicePdf } from '../src/index.ts';
import { hasPoppler, pagesOf, textOf, withoutPoppler } from './poppler.ts';
import { kod1Link, ksefNumber, sampleInvoice, sampleXml } from './sample.ts';

const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('the PDF, whatever reads it', () => {
  test('is a tagged PDF/A-3a in its language', async () => {
    const pdf = latin1(await renderInvoicePdf(sampleInvoice(), { language: 'pl' }));
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf).toMatch(/\/Type ?\/StructTreeRoot/);
    expect(pdf).toMatch(/\/Lang ?\(pl\)/);
  });

  test('is the same file whenever the same invoice is set', async () => {
    const [once, again] = await Promise.all([
      renderInvoicePdf(sampleXml(), { language: 'pl' }),
      renderInvoicePdf(sampleXml(), { language: 'pl' }),
    ]);
    expect(Buffer.from(once).equals(again)).toBe(true);
  });

  test('embeds the XML when it was given as bytes, and only then', async () => {
    const embedded = /\/AFRelationship ?\/Source/;
    expect(latin1(await renderInvoicePdf(sampleXml(), { language: 'pl' }))).toMatch(embedded);
    expect(latin1(await renderInvoicePdf(sampleInvoice(), { language: 'pl' }))).not.toMatch(embedded);
  });

  test('is refused, with words, for what is no invoice', async () => {
    const attempt = renderInvoicePdf(new TextEncoder().encode('<a/>'), { language: 'pl' });
    await expect(attempt).rejects.toThrow(RenderError);
    await expect(attempt).rejects.toMatchObject({
      code: 'unreadable',
      messages: { pl: expect.stringContaining('nie da się odczytać jako faktury FA(3)') },
    });
  });

  test('many at once do not hold up the event loop', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const lines = Array.from({ length: 100 }, (_, index) => ({
      name: `Pozycja ${index + 1}`,
      quantity: '1',
      unit: 'szt.',
      unitPrice: '1',
      rate: '23' as const,
    }));
    const started = performance.now();
    await Promise.all([1, 2, 3, 4].map(() => renderInvoicePdf(sampleInvoice({ lines }), { language: 'pl' })));
    const whole = performance.now() - started;
    clearInterval(timer);
    expect(longest).toBeLessThan(whole / 2);
  });
});

describe.skipIf(!hasPoppler)(
  `what a person reads${hasPoppler ? '' : ` (skipped: ${withoutPoppler})`}`,
  () => {
    test('an ordinary invoice in Polish', async () => {
      const pdf = await renderInvoicePdf(sampleXml(), { language: 'pl', ksefNumber, kod1Link });
      await expect(textOf(pdf)).toMatchFileSnapshot('golden/invoice-pl.txt');
      expect(pagesOf(pdf)).toBe(1);
    });

    test('the same in both languages, from the test environment', async () => {
      const pdf = await renderInvoicePdf(sampleXml(), {
        language: 'both',
        ksefNumber,
        kod1Link,
        environment: 'test',
      });
      await expect(textOf(pdf)).toMatchFileSnapshot('golden/invoice-both-test.txt');
    });

    test('before there is a KSeF number the code is labelled OFFLINE; a draft is called one', async () => {
      expect(textOf(await renderInvoicePdf(sampleXml(), { language: 'en', kod1Link }))).toMatch(/^OFFLINE$/m);
      const draft = textOf(await renderInvoicePdf(sampleInvoice(), { language: 'en', draft: true }));
      expect(draft).toContain('DRAFT — this invoice has not been issued');
      expect(draft).not.toContain('OFFLINE');
    });

    test('outside production every page says so; production says nothing', async () => {
      const lines = Array.from({ length: 80 }, () => ({
        name: 'Bułka',
        quantity: '1',
        unitPrice: '1',
        rate: '5' as const,
      }));
      const pdf = await renderInvoicePdf(sampleXml({ lines }), { language: 'pl', environment: 'demo' });
      expect(pagesOf(pdf)).toBeGreaterThan(1);
      expect(textOf(pdf).match(/ŚRODOWISKO DEMO/g)).toHaveLength(pagesOf(pdf));
      expect(textOf(pdf).match(/Nazwa towaru lub usługi/g)?.length).toBeGreaterThan(1);
      const production = await renderInvoicePdf(sampleXml(), { language: 'pl', environment: 'production' });
      expect(textOf(production)).not.toContain('ŚRODOWISKO');
    });

    test('names that look like markup are text, and long words stay on the page', async () => {
      const name = `#let x = 1; #panic() *b* _i_ $a^2$ \`c\` <l> @r // \\u{41} ${'Ź'.repeat(120)}`;
      const text = textOf(
        await renderInvoicePdf(sampleXml({ lines: [{ name, quantity: '1', unitPrice: '1', rate: '23' }] }), {
          language: 'pl',
        }),
      );
      const together = text.replaceAll(/\s/g, '');
      expect(together).toContain(name.replaceAll(/\s/g, ''));
    });

    test('an invoice with characters that the font lacks is still set', async () => {
      const name = 'Лампа 灯具 مصباح 😀';
      const lines = [{ name, quantity: '1', unitPrice: '1', rate: '23' as const }];
      const pdf = await renderInvoicePdf(sampleXml({ lines }), { language: 'pl' });
      expect(pagesOf(pdf)).toBe(1);
      expect(textOf(pdf)).toContain('Лампа');
    });

    test('amounts keep every decimal of a unit price and thousands apart', async () => {
      const lines = [{ name: 'Śruba', quantity: '1234567.5', unitPrice: '0.00012345', rate: '23' as const }];
      const text = textOf(await renderInvoicePdf(sampleXml({ lines }), { language: 'pl' })).replaceAll(
        '\u00a0',
        ' ',
      );
      expect(text).toContain('0,00012345');
      expect(text).toContain('1 234 567,5');
    });
  },
);
