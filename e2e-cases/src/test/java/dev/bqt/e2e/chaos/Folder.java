package dev.bqt.e2e.chaos;

import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.laws.Delivered;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The folder of a local site, while no process has it open. */
public final class Folder {
  private static final String PROJECT = "local";

  private Folder() {}

  /**
   * Reads what has come of a run that ended because nothing was left to do, and holds it to all
   * laws.
   *
   * @throws AssertionError naming each law that is broken, and by what
   */
  public static SiteView atRest(Path folder, Delivered delivered) {
    return held(folder, delivered, true);
  }

  /** The same of a run that was cut, and to what holds always. */
  public static SiteView inTheMidst(Path folder, Delivered delivered) {
    return held(folder, delivered, false);
  }

  private static SiteView held(Path folder, Delivered delivered, boolean atRest) {
    LocalCloudSettings settings =
        new LocalCloudSettings(
            folder, PROJECT, InstantSource.system(), Runnable::run, failpoint -> {});
    try (LocalCloud cloud = LocalCloud.open(settings);
        Ledger ledger = Ledger.open(ledgerUrl(folder), failpoint -> {}, change -> {})) {
      GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
      SiteView site =
          new LocalReader(
                  doors.objects(),
                  doors.warehouse(),
                  Files.readString(folder.resolve("schema.sql")))
              .read(ledger, delivered, atRest);
      Laws.check(site, folder.toString());
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String ledgerUrl(Path folder) {
    return "jdbc:h2:async:" + folder.resolve("state/ledger").toAbsolutePath().normalize();
  }
}
