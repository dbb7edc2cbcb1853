/** What is remembered of files: which content was seen, and the generation it was given. */
package dev.bqt.runtime.localcloud.memory;
