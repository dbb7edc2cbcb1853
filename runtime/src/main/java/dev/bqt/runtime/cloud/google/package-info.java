/** Google's own clients behind the door: the only package that knows {@code com.google.cloud}. */
package dev.bqt.runtime.cloud.google;
