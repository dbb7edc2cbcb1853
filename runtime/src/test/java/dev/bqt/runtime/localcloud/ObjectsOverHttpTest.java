package dev.bqt.runtime.localcloud;

/** The same over a loopback port. */
class ObjectsOverHttpTest extends ObjectsTest {
  @Override
  LocalCloudFixture.Way way() {
    return LocalCloudFixture.Way.OVER_HTTP;
  }
}
