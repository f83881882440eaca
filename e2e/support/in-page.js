// Runs inside the page that is looked at: an object of questions about it.
globalThis.pageQuestions = {
  /** Pixels by which the page is wider than its window. */
  spill: () => document.documentElement.scrollWidth - innerWidth,

  /** Text of the element that has the focus. */
  focused: () => document.activeElement?.textContent?.trim() ?? '',

  /** Fields without a label. */
  namelessFields: () =>
    [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
      .filter((field) => field.labels.length === 0)
      .map((field) => field.outerHTML),

  /** Texts whose contrast is below WCAG AA: 4.5, or 3 for large ones. */
  paleTexts() {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data;
    };
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const light = ([red, green, blue]) =>
      0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
    const groundOf = (start) => {
      for (let at = start; at; at = at.parentElement) {
        const ground = rgba(getComputedStyle(at).backgroundColor);
        if (ground[3] > 250) return ground;
      }
      return [255, 255, 255];
    };
    const hasOwnText = (element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    return [...document.querySelectorAll('body *')]
      .filter((element) => hasOwnText(element) && element.checkVisibility())
      .filter((element) => !element.closest('.hidden, .environment'))
      .map((element) => {
        const { color, fontSize, fontWeight } = getComputedStyle(element);
        const [pale, dark] = [light(rgba(color)), light(groundOf(element))].toSorted((a, b) => b - a);
        const size = Number.parseFloat(fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
        const text = element.textContent.trim().slice(0, 40);
        return { text, ratio: (pale + 0.05) / (dark + 0.05), least: isLarge ? 3 : 4.5 };
      })
      .filter(({ ratio, least }) => ratio < least);
  },
};
