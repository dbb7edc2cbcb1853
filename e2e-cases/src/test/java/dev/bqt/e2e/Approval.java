package dev.bqt.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.approvaltests.Approvals;
import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.core.ApprovalWriter;
import org.approvaltests.core.Options;
import org.approvaltests.core.VerifyResult;
import org.approvaltests.namer.ApprovalNamer;

/**
 * Compares, to the byte, with the file that somebody has read and approved; what came out instead
 * is left beside it as {@code <name>.received.<ending>}. {@code -Dgolden.update} puts it into the
 * place of the approved one, and fails all the same, so that the difference is read.
 */
final class Approval {
  private static final boolean UPDATE =
      System.getProperty("golden.update") != null && System.getenv("CI") == null;

  private Approval() {}

  static void verify(Path approved, String text) {
    Options options =
        new Options(reporter())
            .withComparator((received, expected) -> VerifyResult.from(same(received, expected)));
    Approvals.verify(new Text(text), new Beside(approved), options);
  }

  private static ApprovalFailureReporter reporter() {
    return (received, approved) -> {
      if (UPDATE) {
        move(Path.of(received), Path.of(approved));
      }
      return true;
    };
  }

  private static boolean same(File received, File approved) {
    try {
      return approved.exists() && Files.mismatch(received.toPath(), approved.toPath()) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path received, Path approved) {
    try {
      Files.move(received, approved, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text as it is, with nothing added. */
  private record Text(String text) implements ApprovalWriter {
    @Override
    public File writeReceivedFile(File received) {
      try {
        Files.createDirectories(received.toPath().getParent());
        return Files.writeString(received.toPath(), text).toFile();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String getFileExtensionWithDot() {
      return "";
    }
  }

  /** Names that follow from the approved file's. */
  private record Beside(Path approved) implements ApprovalNamer {
    @Override
    public File getApprovedFile(String extension) {
      return approved.toFile();
    }

    @Override
    public File getReceivedFile(String extension) {
      String name = approved.getFileName().toString();
      int dot = name.lastIndexOf('.');
      String received = name.substring(0, dot) + ".received" + name.substring(dot);
      return approved.resolveSibling(received).toFile();
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String information) {
      return this;
    }

    @Override
    public String getAdditionalInformation() {
      return "";
    }

    @Override
    public String getApprovalName() {
      return approved.getFileName().toString();
    }

    @Override
    public String getSourceFilePath() {
      return approved.getParent().toString();
    }
  }
}
