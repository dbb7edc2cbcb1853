/** What speed costs, by JMH; under the profile {@code bench} alone. */
package dev.bqt.runtime.bench;
