/** Every key that a rule may have, as data, and which one somebody may have meant. */
package dev.bqt.runtime.route.field;
