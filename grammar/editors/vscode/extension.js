'use strict';

const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

/** Starts `bqt lsp` when the first text of rules is opened. */
function activate() {
  const command = workspace.getConfiguration('bqt').get('command');
  client = new LanguageClient(
    'bqt',
    'bqt',
    { command, args: ['lsp'] },
    { documentSelector: [{ language: 'bqt' }] },
  );
  return client.start();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
