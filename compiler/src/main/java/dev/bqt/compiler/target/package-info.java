/** Who reads what is compiled. */
package dev.bqt.compiler.target;
