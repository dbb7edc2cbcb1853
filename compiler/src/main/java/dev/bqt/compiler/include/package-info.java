/** Files that rules name: what stands in them takes the place of their name. */
package dev.bqt.compiler.include;
