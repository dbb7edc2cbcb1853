/** Routed objects to batch windows: joined, published, and taken when they are due. */
package dev.bqt.runtime.window;
