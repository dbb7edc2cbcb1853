/** Ended jobs to what follows: the steps of a window, in order, and its end. */
package dev.bqt.runtime.dispatch;
