/** {@code -- bqt:allow id because …}: findings that somebody knows of and wants to live with. */
package dev.bqt.compiler.check.allow;
