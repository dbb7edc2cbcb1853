/**
 * Route JSON (or legacy JSON and YAML) to behaviour: what to match, where to load, what follows.
 */
package dev.bqt.runtime.route;
