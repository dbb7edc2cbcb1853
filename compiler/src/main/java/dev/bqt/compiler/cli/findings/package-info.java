/** How commands write what they found. */
package dev.bqt.compiler.cli.findings;
