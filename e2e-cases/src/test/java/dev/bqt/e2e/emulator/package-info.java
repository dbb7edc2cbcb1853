/** What a case needs to play over two emulators, whose clocks are their own. */
package dev.bqt.e2e.emulator;
