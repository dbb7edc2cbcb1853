package dev.bqt.runtime.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Goes through what users do, so that the launcher can keep the classes that are needed for it in
 * an archive, from which later starts take them faster.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Runs the commands; what they print and how they end does not matter. */
  public static void main(String[] args) {
    for (String line : List.of("--version", "--help", "query --help", "qurey")) {
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
      Main.run(line.split(" "), nowhere, nowhere, InputStream.nullInputStream());
    }
  }
}
