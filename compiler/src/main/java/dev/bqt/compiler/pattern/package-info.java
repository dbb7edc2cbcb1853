/** Regular expressions as rules write them. */
package dev.bqt.compiler.pattern;
