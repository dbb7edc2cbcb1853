/**
 * What rules about directories mean to the function that loads them, shared by laws and lowering.
 */
package dev.bqt.compiler.ingest;
