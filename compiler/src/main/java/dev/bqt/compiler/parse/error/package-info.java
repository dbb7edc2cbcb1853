/** What is said when words do not make a sentence, and where reading goes on. */
package dev.bqt.compiler.parse.error;
