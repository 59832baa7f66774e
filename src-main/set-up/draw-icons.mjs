// Writes the icons that the systems want from assets/window/icon.svg (run by hand when that changes).
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { place } from './places.mjs';

const png = (size) => sharp(place('assets/window/icon.svg'), { density: 300 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();

/** Windows' container with one PNG of 256 pixels (which it writes as 0). */
function ico(image) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(image.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, image]);
}

/** Apple's container with one PNG of 512 pixels (ic09). */
function icns(image) {
  const head = Buffer.alloc(16);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(image.length + 16, 4);
  head.write('ic09', 8, 'latin1');
  head.writeUInt32BE(image.length + 8, 12);
  return Buffer.concat([head, image]);
}

const [small, large] = await Promise.all([png(256), png(512)]);
writeFileSync(place('assets/window/icon.png'), small);
writeFileSync(place('assets/icon.ico'), ico(small));
writeFileSync(place('assets/icon.icns'), icns(large));
