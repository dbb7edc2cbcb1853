package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.ExtractJobConfiguration;
import dev.bqt.runtime.cloud.ExtractRequest;

/** An extract for the client, with what {@code JobConfigurationExtract} may say of it. */
final class ExtractOptions {
  private static final OptionTable<ExtractJobConfiguration.Builder> TABLE =
      new OptionTable<ExtractJobConfiguration.Builder>()
          .put("compression", (e, v) -> e.setCompression(v.text()))
          .put("destinationFormat", (e, v) -> e.setFormat(v.text()))
          .put("fieldDelimiter", (e, v) -> e.setFieldDelimiter(v.text()))
          .put("jobTimeoutMs", (e, v) -> e.setJobTimeoutMs(v.whole()))
          .put("printHeader", (e, v) -> e.setPrintHeader(v.bool()))
          .put("reservation", (e, v) -> e.setReservation(v.text()))
          .put("useAvroLogicalTypes", (e, v) -> e.setUseAvroLogicalTypes(v.bool()));

  private ExtractOptions() {}

  static ExtractJobConfiguration configuration(ExtractRequest request) {
    ExtractJobConfiguration.Builder extract =
        ExtractJobConfiguration.newBuilder(
                TableShapes.id(request.source()), request.destinationUris())
            .setLabels(request.labels());
    String who = "Extract job " + request.job().id() + " of " + request.source();
    TABLE.tell(extract, who, request.options());
    return extract.build();
  }
}
