package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import dev.bqt.runtime.cloud.CopyRequest;

/** A copy for the client, with what {@code JobConfigurationTableCopy} may say of it. */
final class CopyOptions {
  private static final OptionTable<CopyJobConfiguration.Builder> TABLE =
      new OptionTable<CopyJobConfiguration.Builder>()
          .put(
              "createDisposition",
              (c, v) -> c.setCreateDisposition(v.oneOf(CreateDisposition.class)))
          .put(
              "destinationEncryptionConfiguration",
              (c, v) -> c.setDestinationEncryptionConfiguration(TableShapes.encryption(v)))
          .put("destinationExpirationTime", (c, v) -> c.setDestinationExpirationTime(v.text()))
          .put("jobTimeoutMs", (c, v) -> c.setJobTimeoutMs(v.whole()))
          .put("operationType", (c, v) -> c.setOperationType(v.text()))
          .put("reservation", (c, v) -> c.setReservation(v.text()))
          .put(
              "writeDisposition", (c, v) -> c.setWriteDisposition(v.oneOf(WriteDisposition.class)));

  private CopyOptions() {}

  static CopyJobConfiguration configuration(CopyRequest request) {
    CopyJobConfiguration.Builder copy =
        CopyJobConfiguration.newBuilder(
                TableShapes.id(request.destination()),
                request.sources().stream().map(TableShapes::id).toList())
            .setLabels(request.labels());
    String who = "Copy job " + request.job().id() + " into " + request.destination();
    TABLE.tell(copy, who, request.options());
    return copy.build();
  }
}
