/** What is meant: records in the shape of the JSON. */
package dev.bqt.compiler.route;
