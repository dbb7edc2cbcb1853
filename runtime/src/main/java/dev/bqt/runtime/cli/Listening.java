package dev.bqt.runtime.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Whether somebody listens where a service is said to be, before all else is begun. */
final class Listening {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private Listening() {}

  /**
   * Connects once. Only a refusal counts: what else goes wrong is told by those who ask there.
   *
   * @param url root URL of the service; null means Google's, which is not looked at
   * @param origin where the URL is said, for people
   * @throws SiteException when nobody listens there
   */
  static void demand(String url, String origin) {
    if (url == null) {
      return;
    }
    URI uri = URI.create(url);
    int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? HTTPS : HTTP;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), port), PATIENCE_MILLIS);
    } catch (ConnectException refused) {
      throw new SiteException(
          List.of(
              "nobody listens at "
                  + url
                  + " ("
                  + origin
                  + "): start what is to answer there, or"
                  + " take that out."));
    } catch (IOException | IllegalArgumentException unclear) {
      return;
    }
  }
}
