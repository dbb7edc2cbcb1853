/** What is replaced in tables and requests when a load runs. */
package dev.bqt.compiler.expansion;
