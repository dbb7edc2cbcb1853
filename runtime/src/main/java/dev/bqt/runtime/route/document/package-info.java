/** JSON and YAML text to one tree whose every key and value knows its line and column. */
package dev.bqt.runtime.route.document;
