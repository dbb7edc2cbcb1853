package dev.bqt.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathHashTest {

  /** The folders are of BqTail's own tests, whose window names carry these hashes. */
  @ParameterizedTest
  @CsvSource({
    "'', 3750763034362895579",
    "a, 5808590958014384194",
    "abc, 2820157060406071861",
    "gs://viant_e2e_bqtail/data/case003, 1113915460922753545",
    "gs://viant_e2e_bqtail/data/case006, 1113915460922753548",
    "gs://viant_e2e_bqtail/data/case019, 1113916560434381780",
    "gs://viant_e2e_bqtail/data/case033, 1113914361411125428",
    "bqtail.dummy_v004.json.json, 1067707184661381329",
    "bqtail.dummy_v003.json.jsongs://my_bqtail/data/case003, 5040133586613642153",
    "xx:test.dummy.json.jsongs://trg/data/a, 2277320358099537491"
  })
  void isBqTails(String text, long hash) {
    assertThat(PathHash.of(text)).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({"'', 4, 3", "'', 7, 0", "gs://mybucket/data.avro, 7, 2"})
  void givesBqTailsRemainders(String text, int divisor, long remainder) {
    assertThat(PathHash.of(text) % divisor).isEqualTo(remainder);
  }
}
