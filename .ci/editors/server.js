'use strict';
// `bqt lsp` driven as VS Code drives it: by the library that the extension is made of. Arguments: bqt.
const { spawn } = require('child_process');

const lsp = require('vscode-languageserver-protocol/node');

const URI = 'file:///rules/orders.bqt';
const TEXT = 'when prefix "/in/" LOD INTO shop.orders batch 90s';

function expect(holds, what, was) {
  if (!holds) {
    console.error(`Language server: ${what}, but was: ${JSON.stringify(was)}`);
    process.exit(1);
  }
}

async function main() {
  const server = spawn(process.argv[2], ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const client = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
  const published = [];
  let arrived = () => {};
  client.onNotification(lsp.PublishDiagnosticsNotification.type, (found) => {
    published.push(found);
    arrived();
  });
  const next = async () => {
    while (published.length === 0) await new Promise((resolve) => { arrived = resolve; });
    return published.shift();
  };
  client.listen();

  const known = await client.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null,
  });
  expect(known.capabilities.hoverProvider, 'it hovers', known);
  await client.sendNotification(lsp.InitializedNotification.type, {});
  await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: 'bqt', version: 1, text: TEXT },
  });
  const broken = await next();
  expect(broken.diagnostics[0].code === 'unexpected-word', 'LOD is found', broken);
  await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ text: TEXT.replace('LOD', 'LOAD') }],
  });
  const mended = await next();
  expect(mended.diagnostics.length === 0, 'LOAD is fine', mended);
  const document = { textDocument: { uri: URI } };
  const hover = await client.sendRequest(lsp.HoverRequest.type, {
    ...document, position: { line: 0, character: 44 },
  });
  expect(hover.contents.value.includes('"DurationInSec": 90'), 'BATCH is JSON', hover);
  const proposals = await client.sendRequest(lsp.CompletionRequest.type, {
    ...document, position: { line: 0, character: TEXT.length + 1 },
  });
  const items = Array.isArray(proposals) ? proposals : proposals.items;
  expect(items.some((item) => item.label === 'VIA'), 'VIA may follow', proposals);
  const edits = await client.sendRequest(lsp.DocumentFormattingRequest.type, {
    ...document, options: { tabSize: 2, insertSpaces: true },
  });
  expect(edits[0].newText.startsWith('WHEN PREFIX "/in/"\n'), 'it formats', edits);
  await client.sendRequest(lsp.ShutdownRequest.type);
  await client.sendNotification(lsp.ExitNotification.type);
  expect((await ended) === 0, 'it ends well', server.exitCode);
  console.log('Language server: found, hovered, proposed and formatted for the client library of VS Code.');
}

main().catch((fault) => {
  console.error(`Language server: ${fault.stack}`);
  process.exit(1);
});
