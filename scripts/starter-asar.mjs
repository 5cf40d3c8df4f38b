/**
 * The npm package's runtime lacks Electron's own starter (`default_app.asar`), the part that runs `electron FOLDER`.
 * This one does as much of it as we use: the first argument that is no switch is the program's folder. So both
 * runtimes are called alike, and packaging throws it away as it does Electron's own.
 */
import { writeFileSync } from 'node:fs';

const STARTER = `'use strict';
const { app } = require('electron');
const Module = require('node:module');
const path = require('node:path');
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!given) {
  console.error('usage: electron FOLDER');
  app.exit(2);
} else {
  const folder = path.resolve(given);
  const card = require(path.join(folder, 'package.json'));
  process.defaultApp = true;
  app.setName(card.productName || card.name);
  app.setVersion(card.version);
  app.setAppPath(folder);
  Module._load(path.join(folder, card.main || 'index.js'), Module, true);
}
`;

/** Writes an asar archive with the starter.
 * @param {string} file */
export function writeStarter(file) {
  const files = {
    'package.json': JSON.stringify({ name: 'electron-starter', version: '1.0.0', main: 'main.js' }),
    'main.js': STARTER,
  };
  writeFileSync(file, asar(files));
}

/**
 * An asar is a length-prefixed JSON header in Chromium's pickle format and then the files' bytes one after another.
 * @param {Readonly<Record<string, string>>} files
 * @returns {Buffer}
 */
function asar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const table = {};
  /** @type {Buffer[]} */
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    table[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: table }));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4)]);
  const header = Buffer.concat([uint32(padded.length + 4), uint32(json.length), padded]);
  return Buffer.concat([uint32(4), uint32(header.length), header, ...bodies]);
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
