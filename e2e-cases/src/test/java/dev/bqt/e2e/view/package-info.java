/** What a run has left behind, as texts that people read before they approve them. */
package dev.bqt.e2e.view;
