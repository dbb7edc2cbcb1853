/** Google's real clients against the local cloud, with a clock and a job queue moved by hand. */
package dev.bqt.runtime.localcloud;
