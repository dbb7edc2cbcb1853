package dev.bqt.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Goes through what users do, so that the launcher can keep the classes that are needed for it in
 * an archive, from which later starts take them faster.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs the commands; what they print and how they end does not matter.
   *
   * @param args an empty folder to work in
   */
  public static void main(String[] args) throws IOException {
    SampleFolder folder = new SampleFolder(Path.of(args[0]));
    folder.layOut();
    run("--version");
    run("comple");
    run("compile", "--help");
    run("compile", folder.rule().toString());
    run("check", folder.rule().toString());
    folder.makeIdle();
    run("run", folder.rule().toString(), "--local", args[0], "--until-idle");
    run("query", "--local", args[0], "SELECT 1 AS one");
  }

  private static void run(String... args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Main.run(args, nowhere, nowhere, InputStream.nullInputStream());
  }
}
