package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.util.Key;
import com.google.api.services.bigquery.model.CsvOptions;
import com.google.api.services.bigquery.model.ExternalDataConfiguration;
import com.google.api.services.bigquery.model.ParquetOptions;
import dev.bqt.compiler.option.ExternalOptions;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The options of an external table are the fields of Google's own client. */
class ExternalOptionsTest {

  private static final Set<String> STATED_OTHERWISE =
      Set.of("sourceformat", "sourceuris", "bigtableoptions", "googlesheetsoptions");

  @Test
  void theyAreTheFieldsOfTheRestInterface() {
    Set<String> rest = fields(ExternalDataConfiguration.class);
    rest.removeAll(STATED_OTHERWISE);

    assertThat(names(ExternalOptions.of(LoadFormat.ORC))).isEqualTo(rest);
  }

  @Test
  void soAreThoseOfTheFormats() {
    LoadOptions csv = ExternalOptions.of(LoadFormat.CSV);
    assertThat(names(csv.find("csv_options").inside())).isEqualTo(fields(CsvOptions.class));
    assertThat(names(csv.find("parquet_options").inside())).isEqualTo(fields(ParquetOptions.class));
  }

  private static Set<String> names(LoadOptions options) {
    Set<String> names = new TreeSet<>();
    for (LoadOption option : options.all()) {
      names.add(option.path().get(0).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static Set<String> fields(Class<?> type) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Key.class))
        .forEach(field -> names.add(field.getName().toLowerCase(Locale.ROOT)));
    return names;
  }
}
