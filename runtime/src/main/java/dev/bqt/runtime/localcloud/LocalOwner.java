package dev.bqt.runtime.localcloud;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** This process has opened the folder, and lets others ask it. */
final class LocalOwner implements SharedCloud.Place {
  private final LocalCloud cloud;
  private final Path root;
  private final Endpoint endpoint;
  private final LocalServer server;

  private LocalOwner(LocalCloud cloud, LocalCloudSettings settings) {
    String token = UUID.randomUUID().toString();
    this.cloud = cloud;
    this.root = settings.root();
    this.server = LocalServer.open(request -> answer(request, token), 0);
    this.endpoint =
        new Endpoint(
            server.port(), ProcessHandle.current().pid(), settings.clock().instant(), token);
  }

  /**
   * Opens the folder and says where it can be asked.
   *
   * @throws LocalCloudInUse when another process has it
   * @throws LocalCloudException when it cannot be used
   */
  static LocalOwner open(LocalCloudSettings settings) {
    LocalCloud cloud = LocalCloud.open(settings);
    LocalOwner owner = new LocalOwner(cloud, settings);
    try {
      owner.endpoint.write(settings.root());
      return owner;
    } catch (IOException e) {
      owner.close();
      throw new LocalCloudException("The folder " + settings.root() + " cannot be used: " + e, e);
    }
  }

  private WireResponse answer(WireRequest request, String token) {
    boolean meant =
        request.header(Endpoint.TOKEN).filter(brought -> !brought.equals(token)).isEmpty();
    return meant
        ? answer(request)
        : new CloudError(Endpoint.ELSEWHERE, "misdirected", "Another folder is meant.").response();
  }

  @Override
  public WireResponse answer(WireRequest request) {
    return cloud.answer(request);
  }

  @Override
  public void dismissGuests() {
    endpoint.remove(root);
    server.close();
  }

  @Override
  public void close() {
    dismissGuests();
    cloud.close();
  }
}
