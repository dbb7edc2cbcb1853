/** Options and paths. */
package dev.bqt.compiler.option;
