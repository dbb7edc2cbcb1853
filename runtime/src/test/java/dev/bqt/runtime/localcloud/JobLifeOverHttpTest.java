package dev.bqt.runtime.localcloud;

/** The same over a loopback port. */
class JobLifeOverHttpTest extends JobLifeTest {
  @Override
  LocalCloudFixture.Way way() {
    return LocalCloudFixture.Way.OVER_HTTP;
  }
}
