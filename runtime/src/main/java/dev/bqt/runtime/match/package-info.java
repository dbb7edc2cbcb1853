/** Found objects to routed objects: which one rule takes it, and into which table. */
package dev.bqt.runtime.match;
