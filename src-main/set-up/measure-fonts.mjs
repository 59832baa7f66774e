// Writes src-shared/figures/source-sans.ts: how wide each character of the bundled Source Sans 3 is (run by hand when the font changes).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const target = fileURLToPath(new URL('../../src-shared/figures/source-sans.ts', import.meta.url));
const { version } = require('@expo-google-fonts/source-sans-3/package.json');

const ranges = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x391, 0x3a9], [0x3b1, 0x3c9], [0x3d1, 0x3d6], [0x2009, 0x2009], [0x2010, 0x2026], [0x2030, 0x2033],
  [0x2070, 0x208e], [0x2113, 0x2113], [0x2190, 0x2194], [0x2200, 0x2265],
];

/** The advance widths of the ranges' characters in thousandths of the font size, read from a TrueType file (tables cmap format 12 or 4, hmtx). */
function measure(file) {
  const font = readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${file}`));
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    tables.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8));
  }
  const unitsPerEm = font.readUInt16BE(tables.get('head') + 18);
  const metricCount = font.readUInt16BE(tables.get('hhea') + 34);
  const glyphOf = characterMap(font, tables.get('cmap'));
  const thousandths = (units) => Math.round((1000 * units) / unitsPerEm);
  const advances = {};
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) {
      const glyph = glyphOf(code);
      if (glyph === 0) continue;
      advances[String.fromCodePoint(code)] = thousandths(font.readUInt16BE(tables.get('hmtx') + 4 * Math.min(glyph, metricCount - 1)));
    }
  }
  const os2 = tables.get('OS/2');
  return {
    advances,
    heights: {
      ascent: thousandths(font.readInt16BE(tables.get('hhea') + 4)), descent: -thousandths(font.readInt16BE(tables.get('hhea') + 6)),
      capital: thousandths(font.readInt16BE(os2 + 88)), small: thousandths(font.readInt16BE(os2 + 86)),
    },
  };
}

function characterMap(font, cmap) {
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(table) !== 12) continue;
    const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, g) => {
      const at = table + 16 + 12 * g;
      return { first: font.readUInt32BE(at), last: font.readUInt32BE(at + 4), glyph: font.readUInt32BE(at + 8) };
    });
    return (code) => {
      const group = groups.find(({ first, last }) => first <= code && code <= last);
      return group ? group.glyph + code - group.first : 0;
    };
  }
  throw new Error('no character map of format 12');
}

/** Characters of one width share a line, so that the table stays small enough to read. */
function byWidth(advances) {
  const widths = new Map();
  for (const [character, width] of Object.entries(advances)) widths.set(width, (widths.get(width) ?? '') + character);
  return [...widths].sort(([a], [b]) => a - b).map(([width, characters]) => `    ${width}: ${JSON.stringify(characters)},`).join('\n');
}

const regular = measure('400Regular/SourceSans3_400Regular.ttf');
const semibold = measure('600SemiBold/SourceSans3_600SemiBold.ttf');
const { ascent, descent, capital, small } = regular.heights;
writeFileSync(target, `// Written by src-main/set-up/measure-fonts.mjs from @expo-google-fonts/source-sans-3 ${version} (Source Sans 3, SIL Open Font License 1.1).
// Thousandths of the font size; advances group the characters that are equally wide.
export const sourceSans = {
  ascent: ${ascent}, descent: ${descent}, capital: ${capital}, small: ${small},
  400: {
${byWidth(regular.advances)}
  },
  600: {
${byWidth(semibold.advances)}
  },
} as const;
`);
