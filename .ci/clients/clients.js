// Google's clients for Node against ./bqt serve: argument 1 is its root URL, argument 2 the project.
'use strict';

const assert = require('node:assert/strict');
const {gunzipSync} = require('node:zlib');
const {BigQuery} = require('@google-cloud/bigquery');
const {Storage} = require('@google-cloud/storage');

const [root, projectId] = process.argv.slice(2);
const storage = new Storage({apiEndpoint: root, projectId, useAuthWithCustomEndpoint: false});
const bigquery = new BigQuery({apiEndpoint: root, projectId});

async function refused(code, asked) {
  await assert.rejects(asked, error => {
    assert.equal(Number(error.code), code, error.message);
    return true;
  });
}

async function objects(bucket) {
  const file = bucket.file('in/ü 1.json');
  const lines = '{"id":1,"word":"ü"}\n{"id":2}\n';
  await file.save(lines, {resumable: false});
  const [metadata] = await file.getMetadata();
  assert.equal(Number(metadata.size), Buffer.byteLength(lines));
  const [content] = await file.download();
  assert.match(content.toString(), /"word":"ü"/);

  const [names] = await bucket.getFiles({prefix: 'in/'});
  assert.deepEqual(names.map(one => one.name), ['in/ü 1.json']);

  const onlyIfAbsent = {resumable: false, preconditionOpts: {ifGenerationMatch: 0}};
  await refused(412, file.save('other', onlyIfAbsent));
  await refused(412, file.delete({ifGenerationMatch: 1}));

  const large = Buffer.alloc(700 * 1024, 'x');
  await bucket.file('large').save(large, {resumable: true});
  const [read] = await bucket.file('large').download();
  assert.equal(read.length, large.length);
  const [part] = await bucket.file('large').download({start: 10, end: 19});
  assert.equal(part.length, 10);
  await bucket.file('large').copy(bucket.file('copy of large'));
  const [copy] = await bucket.file('copy of large').getMetadata();
  assert.equal(Number(copy.size), large.length);

  const [large1] = await bucket.file('large').getMetadata();
  await bucket.file('large').delete({ifGenerationMatch: large1.generation});
  const [exists] = await bucket.file('large').exists();
  assert.equal(exists, false);
  return file;
}

async function tables(file) {
  const [dataset] = await bigquery.createDataset('clients', {location: 'US'});
  const schema = [{name: 'id', type: 'INTEGER'}, {name: 'word', type: 'STRING'}];
  const [table] = await dataset.createTable('t', {schema});
  const load = {sourceFormat: 'NEWLINE_DELIMITED_JSON', location: 'US', jobId: 'clients_load'};
  const [started] = await table.createLoadJob(file, {...load}); // it takes the id out
  await started.promise();
  const [job] = await bigquery.job('clients_load', {location: 'US'}).getMetadata();
  assert.equal(job.status.state, 'DONE');
  assert.equal(job.status.errorResult, undefined);
  assert.equal(job.statistics.load.outputRows, '2');
  await refused(409, table.createLoadJob(file, {...load}));

  const [rows] = await bigquery.query('SELECT id, word FROM clients.t ORDER BY id');
  assert.deepEqual(rows, [{id: 1, word: 'ü'}, {id: 2, word: null}]);
  const [head] = await table.getRows();
  assert.equal(head.length, 2);
  const [jobs] = await bigquery.getJobs({stateFilter: 'done'});
  assert.ok(jobs.some(one => one.id === 'clients_load' || one.id.endsWith('.clients_load')));
  await refused(404, dataset.table('none').getMetadata());
  await refused(409, dataset.createTable('t', {schema}));
  return table;
}

/** Waits for a job, however it was started. */
async function ended(job) {
  await job.promise();
  const [metadata] = await job.getMetadata();
  assert.equal(metadata.status.state, 'DONE');
  assert.equal(metadata.status.errorResult, undefined);
  return metadata;
}

async function changes(table) {
  const [before] = await table.getMetadata();
  const fields = [...before.schema.fields, {name: 'more', type: 'FLOAT'}];
  const [after] = await table.setMetadata({description: 'changed', schema: {fields}});
  assert.equal(after.description, 'changed');
  assert.deepEqual(after.schema.fields.map(one => one.name), ['id', 'word', 'more']);
  await refused(400, table.setMetadata({schema: {fields: [{name: 'id', type: 'STRING'}]}}));
}

async function copies(table) {
  const copy = table.dataset.table('copy');
  const [made] = await table.createCopyJob(copy, {location: 'US'});
  assert.equal((await ended(made)).statistics.copy.copiedRows, '2');
  const [again] = await table.createCopyJob(copy, {location: 'US', writeDisposition: 'WRITE_APPEND'});
  await ended(again);
  const [rows] = await copy.getRows();
  assert.equal(rows.length, 4);
  const [full] = await table.createCopyJob(copy, {location: 'US', writeDisposition: 'WRITE_EMPTY'});
  await assert.rejects(full.promise(), /Already Exists/);
  await copy.delete();
  assert.deepEqual(await copy.exists(), [false]);
}

async function extracts(table, bucket) {
  const csv = bucket.file('out/x-*.csv');
  const [plain] = await table.createExtractJob(csv, {location: 'US', fieldDelimiter: '|'});
  assert.deepEqual((await ended(plain)).statistics.extract.destinationUriFileCounts, ['1']);
  const [lines] = await bucket.file('out/x-000000000000.csv').download();
  assert.match(lines.toString(), /^id\|word\|more\n/);
  assert.match(lines.toString(), /^1\|ü\|$/m);

  const json = bucket.file('out/x.json.gz');
  const [zipped] = await table.createExtractJob(json, {location: 'US', format: 'JSON', gzip: true});
  await ended(zipped);
  const [bytes] = await json.download({decompress: false});
  assert.match(gunzipSync(bytes).toString(), /^{"id":"1","word":"ü"}$/m);

  const nowhere = storage.bucket('no-such-bucket').file('x.csv');
  const [lost] = await table.createExtractJob(nowhere, {location: 'US'});
  await assert.rejects(lost.promise(), /Not found/);
}

async function main() {
  const [bucket] = await storage.createBucket('node-clients');
  const [buckets] = await storage.getBuckets();
  assert.ok(buckets.some(one => one.name === 'node-clients'));
  const file = await objects(bucket);
  const table = await tables(file);
  await changes(table);
  await copies(table);
  await extracts(table, bucket);
  console.log('Node clients: objects, tables, loads, queries, copies and extracts are as they should be.');
}

main().catch(error => {
  console.error('Node clients:', error);
  process.exit(1);
});
