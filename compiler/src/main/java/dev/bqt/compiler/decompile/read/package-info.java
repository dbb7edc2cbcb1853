/** Legacy JSON and YAML to rules as the legacy would hold them, or to what it would refuse. */
package dev.bqt.compiler.decompile.read;
