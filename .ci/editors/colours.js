'use strict';
// The TextMate grammar in the engine that editors use: all rules of the repository are coloured;
// strings and comments end where the lexer says they do; keywords are those of the lexer; a snippet
// looks as lies beside it. Arguments: the root of the project; --update writes the snippet's scopes.
const fs = require('fs');
const path = require('path');
const { Registry, parseRawGrammar, INITIAL } = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

const root = path.resolve(process.argv[2]);
const here = path.join(root, '.ci', 'editors');
const faults = [];

function rulesBelow(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    const skipped = ['target', '.git', 'node_modules'].includes(entry.name);
    if (entry.isDirectory()) return skipped ? [] : rulesBelow(at);
    return entry.name.endsWith('.bqt') ? [at] : [];
  });
}

async function grammar() {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
  const file = path.join(root, 'grammar', 'editors', 'bqt.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === 'source.bqt' ? parseRawGrammar(fs.readFileSync(file, 'utf8'), file) : null,
  });
  return registry.loadGrammar('source.bqt');
}

/** Each token with its line, from 1, its words and its scopes but the first, which all have. */
function tokens(bqt, text) {
  let stack = INITIAL;
  return text.split(/\r\n|\n|\r/).flatMap((line, number) => {
    const result = bqt.tokenizeLine(line, stack);
    if (result.stoppedEarly) throw new Error(`line ${number + 1} takes too long`);
    stack = result.ruleStack;
    return result.tokens.map((token) => ({
      line: number + 1,
      start: token.startIndex,
      words: line.substring(token.startIndex, token.endIndex),
      scopes: token.scopes.slice(1),
    }));
  });
}

function kind(token) {
  const is = (name) => token.scopes.some((scope) => scope.startsWith(name));
  if (is('comment.')) return 'comment';
  return is('string.') || is('meta.embedded') || is('punctuation.definition.string') ? 'string' : '';
}

const COMMENT = /(?:--|#)[^\r\n]*|\/\*(?:[^*]|\*+[^*\/])*\*+\//y;
const STRING = new RegExp(
  [
    'r?"""(?:"?"?(?:[^"\\\\]|\\\\[^]))*"""',
    "r?'''(?:'?'?(?:[^'\\\\]|\\\\[^]))*'''",
    'r?"(?:[^"\\\\\\r\\n]|\\\\[^\\r\\n])*"',
    "r?'(?:[^'\\\\\\r\\n]|\\\\[^\\r\\n])*'",
  ].join('|'),
  'iy',
);
const OTHER = /`[^`\r\n]+`|[a-z0-9_$]+(?:[.:]?[a-z0-9_$]|-[a-z0-9_$])*|\s+|[^]/iy;

/** What the lexer of the language says of each character: c, s, or a dot. */
function lexed(text) {
  let kinds = '';
  for (let at = 0; at < text.length; at = kinds.length) {
    const [letter, found] = [['c', COMMENT], ['s', STRING], ['.', OTHER]]
      .map(([each, pattern]) => {
        pattern.lastIndex = at;
        return [each, pattern.exec(text)];
      })
      .find(([, match]) => match !== null);
    kinds += letter.repeat(found[0].length);
  }
  return kinds;
}

function compare(bqt, file) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const kinds = lexed(text).split('');
  const begins = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) begins.push(end.index + end[0].length);
  for (const token of tokens(bqt, text)) {
    const at = begins[token.line - 1] + token.start;
    const coloured = { comment: 'c', string: 's', '': '.' }[kind(token)];
    const wrong = [...token.words].some((c, i) => c.trim() !== '' && kinds[at + i] !== coloured);
    if (wrong) {
      faults.push(`${path.relative(root, file)}:${token.line}: ${token.words} is no ${kind(token) || 'code'}`);
      return;
    }
  }
}

function keywords(bqt) {
  const lexer = fs.readFileSync(
    path.join(root, 'grammar/src/main/antlr4/dev/bqt/grammar/BqtLexer.g4'), 'utf8');
  const all = [...lexer.matchAll(/^([A-Z]+)\s*: '([A-Z]+)' ;/gm)].map((match) => match[2]);
  if (all.length < 100) faults.push(`only ${all.length} keywords were found in the lexer`);
  for (const keyword of [...all, ...all.map((each) => each.toLowerCase())]) {
    const [token] = tokens(bqt, `${keyword} x`);
    const known = token.scopes.some((scope) => /^(keyword|constant\.language)\./.test(scope));
    if (token.words !== keyword || !known) faults.push(`${keyword} is not coloured as a keyword`);
  }
  return all.length;
}

function snippet(bqt) {
  const text = fs.readFileSync(path.join(here, 'snippet.bqt'), 'utf8');
  const lines = tokens(bqt, text)
    .filter((token) => token.words.trim() !== '')
    .map((token) => `${token.line}\t${token.words.trim()}\t${token.scopes.join(' ')}\n`)
    .join('');
  const golden = path.join(here, 'snippet.scopes');
  if (process.argv.includes('--update')) fs.writeFileSync(golden, lines);
  const expected = fs.readFileSync(golden, 'utf8').split('\n');
  lines.split('\n').forEach((line, i) => {
    if (line !== expected[i]) faults.push(`snippet.scopes:${i + 1}: ${expected[i]}, but was: ${line}`);
  });
}

async function main() {
  const bqt = await grammar();
  const files = rulesBelow(root);
  const sound = files.filter((file) => !file.includes(`${path.sep}rejected${path.sep}`));
  files.forEach((file) => tokens(bqt, fs.readFileSync(file, 'utf8')));
  sound.forEach((file) => compare(bqt, file));
  const known = keywords(bqt);
  snippet(bqt);
  if (faults.length > 0) {
    faults.slice(0, 40).forEach((fault) => console.error(fault));
    console.error(`Colours: ${faults.length} faults.`);
    process.exit(1);
  }
  console.log(
    `Colours: ${files.length} files of rules by the engine of editors, ${sound.length} of them held` +
      ` against the lexer; ${known} keywords; the snippet looks as it should.`);
}

main();
