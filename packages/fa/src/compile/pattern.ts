/** `\d` of XML Schema 1.0: the decimal digits of the Unicode version that it refers to. */
const digits =
  '0-9٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௧-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉፩-፱០-៩᠐-᠙᥆-᥏０-９\\u{104a0}-\\u{104a9}\\u{1d7ce}-\\u{1d7ff}';
const asciiDigits = '0-9';

/**
 * Turns a pattern of XML Schema into an anchored regular expression.
 * Covers what the official schemas use: classes, groups, quantifiers, `.`, `\d`, `\s` and escaped signs.
 *
 * @param ofNumber the pattern narrows a number, whose notation knows only the digits 0 to 9
 */
export function compilePattern(pattern: string, ofNumber: boolean): RegExp {
  const insideClass: Readonly<Record<string, string>> = {
    d: ofNumber ? asciiDigits : digits,
    s: ' \\t\\n\\r',
  };
  let source = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const sign = pattern.charAt(i);
    if (sign === '\\') {
      i += 1;
      const escaped = pattern.charAt(i);
      const members = insideClass[escaped];
      if (members === undefined) source += `\\${escaped}`;
      else source += inClass ? members : `[${members}]`;
    } else if (sign === '.' && !inClass) source += '[^\\n\\r]';
    else if (sign === '/' || ((sign === '^' || sign === '$') && !inClass)) source += `\\${sign}`;
    else {
      if (sign === '[') inClass = true;
      if (sign === ']') inClass = false;
      source += sign;
    }
  }
  return new RegExp(`^(?:${source})$`, 'u');
}
