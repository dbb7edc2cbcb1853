/**
 * Routes and buckets to rows, on a clock: {@code Runner} wires the stages, {@code Tick} tells their
 * order.
 */
package dev.bqt.runtime;
