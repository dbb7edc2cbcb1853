/** The laws of the house itself. */
package dev.bqt.compiler.house;
