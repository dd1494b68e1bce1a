// For engines with a command line: the question is its argument, and the answer is printed.
import process from 'node:process';
import { answer } from './steps.mjs';

console.log(JSON.stringify(await answer(JSON.parse(process.argv[2]))));
