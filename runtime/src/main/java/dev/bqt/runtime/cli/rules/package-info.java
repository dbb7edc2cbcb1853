/** Rules to run: where they come from, what they say, and what becomes of it when they change. */
package dev.bqt.runtime.cli.rules;
