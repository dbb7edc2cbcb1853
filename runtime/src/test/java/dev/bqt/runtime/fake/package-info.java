/** Stand-ins for both doors, in memory, that count what they are asked. */
package dev.bqt.runtime.fake;
