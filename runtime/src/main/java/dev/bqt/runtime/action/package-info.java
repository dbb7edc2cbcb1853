/**
 * What may follow a load, one class each. Each action may be repeated and says why that is
 * harmless.
 */
package dev.bqt.runtime.action;
