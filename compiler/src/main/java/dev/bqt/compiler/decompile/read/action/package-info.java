/** The actions of legacy rules, in the names that their services have for fields. */
package dev.bqt.compiler.decompile.read.action;
