package dev.bqt.runtime.localcloud;

/** The same over a loopback port. */
class JobResultsOverHttpTest extends JobResultsTest {
  @Override
  LocalCloudFixture.Way way() {
    return LocalCloudFixture.Way.OVER_HTTP;
  }
}
