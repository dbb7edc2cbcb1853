/** The one canonical form of rules: parse tree and comments to layout, layout to text. */
package dev.bqt.compiler.format;
