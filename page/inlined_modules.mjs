// Makes one script of ES modules: each behind those that it imports, without its lines of import
// and export and what only the checker of types reads, and otherwise as it is written. That is
// right as long as no two of them call different things by the same name, which is checked.

import { readFileSync } from 'node:fs';

const IMPORT = /^import \{[^}]*\} from '(\.[^']+)';\n/gm;
const DECLARED = /^(?:async )?(?:function|class|const|let) (?:\{ ?[^}]*\}|\[[^\]]*\]|([A-Za-z_$][\w$]*))/gm;

/** Types in comments: whole lines of them, in a block or alone, the blocks that are left empty, and those before a value. */
const TYPES = [
  /^ *\* @(?:param|returns|template|typedef|type)\b.*\n/gm,
  /^ *\/\*\* @(?:param|returns|template|typedef|type)\b.*\*\/\n/gm,
  /^ *\/\*\*\n *\*\/\n/gm,
  /\/\*\* @type \{.*?\} \*\/ ?/g,
];

/**
 * @param {URL} entry
 * @returns {string}
 */
export function inlined(entry) {
  const order = [];
  const seen = new Set();
  const visit = (url) => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const text = readFileSync(url, 'utf8');
    for (const [, name] of text.matchAll(IMPORT)) visit(new URL(name, url));
    const untyped = TYPES.reduce((untyped, types) => untyped.replace(types, ''), text);
    const own = untyped.replace(IMPORT, '').replace(/^export /gm, '').replace(/^\/\/ @ts-check\n/, '').trim();
    if (/^\s*(?:import|export)\b(?!\()/m.test(own)) throw new Error(`${url.pathname}: an import or export of a form that is not inlined`);
    order.push([url.pathname.split('/').at(-1), own]);
  };
  visit(entry);
  const owners = new Map();
  for (const [name, text] of order) {
    for (const [, declared] of text.matchAll(DECLARED)) {
      if (declared === undefined) continue;
      if (owners.has(declared)) throw new Error(`${name} and ${owners.get(declared)} both declare ${declared}`);
      owners.set(declared, name);
    }
  }
  return order.map(([name, text]) => `// ---- ${name} ----\n\n${text}\n`).join('\n');
}
