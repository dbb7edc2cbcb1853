/** When a pass is due: the only package that knows Quartz. */
package dev.bqt.runtime.schedule;
