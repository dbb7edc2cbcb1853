/** Configurations, as people have them for BqTail and BqDispatch, and how a runner is set up. */
package dev.bqt.runtime.config;
