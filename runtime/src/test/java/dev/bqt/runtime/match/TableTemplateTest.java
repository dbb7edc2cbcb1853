package dev.bqt.runtime.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.route.PathHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "ds.t, default.ds.t",
    "p.ds.t, p.ds.t",
    "p:ds.t, p.ds.t",
    "`p`.`ds`.`t`, p.ds.t",
    "`p:ds.t`, p.ds.t",
    "example.com:p.ds.t, example.com:p.ds.t",
    "example.com:p:ds.t, example.com:p.ds.t",
    "ds.t_$Date, default.ds.t_20200404",
    "ds.t_$Date$Date, default.ds.t_2020040420200404",
    "ds.$Dates, default.ds.20200404s",
    "ds_$Date.t, default.ds_20200404.t",
    "p-$Date.ds.t, p-20200404.ds.t",
    "ds.t_$Mod(1), default.ds.t_0"
  })
  void isFilledIn(String table, String expanded) {
    TableTemplate template = TableTemplate.of(table, "default");
    assertThat(template.fill(Found.object("data/a.json")).name()).hasToString(expanded);
  }

  @Test
  void remainderIsOfTheUrl() {
    long remainder = PathHash.of("gs://trg/data/a.json") % 5;
    assertThat(TableTemplate.of("ds.t_$Mod( 5 )x", "p").fill(Found.object("data/a.json")).name())
        .hasToString("p.ds.t_" + remainder + "x");
  }

  @Test
  void dateIsThatOfCreationInUtc() {
    TableTemplate template = TableTemplate.of("ds.t_$Date", "p");
    Instant lastMoment = Instant.parse("2020-04-04T23:59:59.999Z");
    assertThat(table(template, lastMoment)).isEqualTo("t_20200404");
    assertThat(table(template, lastMoment.plusMillis(1))).isEqualTo("t_20200405");
  }

  private static String table(TableTemplate template, Instant created) {
    return template.fill(Found.object("a", created)).name().table();
  }

  @ParameterizedTest
  @CsvSource({
    "ds.t, ds.t",
    "p:ds.t, p:ds.t",
    "`p.ds.t`, p.ds.t",
    "p:ds.t_$Date, p:ds.t_20200404",
    "`ds`.`t_$Date`, ds.t_20200404"
  })
  void isAlsoFilledInAsItIsWritten(String table, String asWritten) {
    TableTemplate template = TableTemplate.of(table, "default");
    assertThat(template.fill(Found.object("data/a.json")).asWritten()).isEqualTo(asWritten);
  }

  @Test
  void whatTheReaderRefusesIsABug() {
    assertThatThrownBy(() -> TableTemplate.of("ds.t_$1", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ds.t_$1");
  }
}
