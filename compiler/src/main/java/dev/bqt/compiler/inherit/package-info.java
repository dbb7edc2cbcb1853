/** DEFAULTS and NO: what a rule says by what stands above it. */
package dev.bqt.compiler.inherit;
