#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { commandLine } from './places.mjs';
import { say } from './say.mjs';

if (existsSync(commandLine)) {
  process.argv[1] = commandLine;
  await import(pathToFileURL(commandLine));
} else {
  say('the application has not been built yet: run npm start in its folder first.');
  process.exitCode = 1;
}
