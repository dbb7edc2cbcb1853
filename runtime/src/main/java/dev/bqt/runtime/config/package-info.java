/** How a runner is set up. */
package dev.bqt.runtime.config;
