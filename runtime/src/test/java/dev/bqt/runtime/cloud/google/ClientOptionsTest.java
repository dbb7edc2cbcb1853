package dev.bqt.runtime.cloud.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.NoCredentials;
import dev.bqt.runtime.cloud.CloudSettings;
import org.junit.jupiter.api.Test;

class ClientOptionsTest {
  private static final String STORAGE = "http://127.0.0.1:4443";
  private static final String BIG_QUERY = "http://127.0.0.1:9050";

  private final CloudSettings emulated = new CloudSettings("p", null, STORAGE, BIG_QUERY, true);

  @Test
  void otherHostsAreAskedAndNeverSeeCredentials() {
    ClientOptions options = new ClientOptions(emulated);

    assertThat(options.storage().getHost()).isEqualTo(STORAGE);
    assertThat(options.bigQuery().getHost()).isEqualTo(BIG_QUERY);
    assertThat(options.storage().getCredentials()).isSameAs(NoCredentials.getInstance());
    assertThat(options.bigQuery().getCredentials()).isSameAs(NoCredentials.getInstance());
    assertThat(options.storage().getProjectId()).isEqualTo("p");
  }

  @Test
  void aTransportOfOursNeverSeesCredentials() {
    ScriptedWire wire = new ScriptedWire();

    ClientOptions options = new ClientOptions(CloudSettings.inProcess("p", wire));

    assertThat(options.storage().getCredentials()).isSameAs(NoCredentials.getInstance());
    assertThat(options.bigQuery().getCredentials()).isSameAs(NoCredentials.getInstance());
    assertThat(wire.lines()).isEmpty();
  }

  @Test
  void theClientsRepeatNothingByThemselves() {
    assertThat(new ClientOptions(emulated).storage().getRetrySettings().getMaxAttempts())
        .isEqualTo(1);
    CloudSettings inProcess = CloudSettings.inProcess("p", new ScriptedWire());
    assertThat(new ClientOptions(inProcess).bigQuery().getRetrySettings().getMaxAttempts())
        .isEqualTo(1);
  }
}
