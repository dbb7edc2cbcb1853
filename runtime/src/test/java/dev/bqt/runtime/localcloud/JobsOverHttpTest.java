package dev.bqt.runtime.localcloud;

/** The same over a loopback port. */
class JobsOverHttpTest extends JobsTest {
  @Override
  LocalCloudFixture.Way way() {
    return LocalCloudFixture.Way.OVER_HTTP;
  }

  /** No test here: over HTTP the client asks again by itself when an answer is lost. */
  @Override
  void aKillLeavesRowsOnce(String place) {}
}
