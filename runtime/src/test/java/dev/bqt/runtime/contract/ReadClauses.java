package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.GET;
import static dev.bqt.runtime.contract.Page.PRECONDITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads of a part, of a generation, and on conditions. */
final class ReadClauses {
  private ReadClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("range-is-206-with-content-range", GET, ReadClauses::range),
        new Clause("range-open-at-its-end", GET, ReadClauses::open),
        new Clause("range-of-the-last-bytes", GET, ReadClauses::suffix),
        new Clause("range-over-the-end-is-cut", GET, ReadClauses::over),
        new Clause("range-past-the-end-is-416", GET, ReadClauses::past),
        new Clause("whole-read-is-200-with-generation", GET, ReadClauses::whole),
        new Clause("read-of-the-live-generation", GET, ReadClauses::live),
        new Clause("read-of-a-generation-that-went-is-404", GET, ReadClauses::former),
        new Clause("metadata-of-a-generation-that-went-is-404", GET, ReadClauses::formerHead),
        new Clause("read-with-another-generation-match-is-412", PRECONDITIONS, ReadClauses::unmet),
        new Clause("get-with-another-generation-match-is-412", PRECONDITIONS, ReadClauses::head),
        new Clause("get-of-the-unwanted-generation-is-304", PRECONDITIONS, ReadClauses::same));
  }

  private static Wire.Reply read(Ground on, String query, String range) throws IOException {
    Map<String, String> headers = range.isEmpty() ? Map.of() : Map.of("range", "bytes=" + range);
    return on.wire.send("GET", on.path("r") + "?alt=media" + query, headers, null);
  }

  private static void range(Ground on) throws IOException {
    on.put("r", "0123456789");
    Wire.Reply reply = read(on, "", "2-4");
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.text()).isEqualTo("234");
    assertThat(reply.headers().get("content-range")).isEqualTo("bytes 2-4/10");
  }

  private static void open(Ground on) throws IOException {
    on.put("r", "0123456789");
    Wire.Reply reply = read(on, "", "7-");
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.text()).isEqualTo("789");
  }

  private static void suffix(Ground on) throws IOException {
    on.put("r", "0123456789");
    Wire.Reply reply = read(on, "", "-3");
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.text()).isEqualTo("789");
  }

  private static void over(Ground on) throws IOException {
    on.put("r", "0123456789");
    Wire.Reply reply = read(on, "", "8-100");
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.text()).isEqualTo("89");
    assertThat(reply.headers().get("content-range")).isEqualTo("bytes 8-9/10");
  }

  private static void past(Ground on) throws IOException {
    on.put("r", "0123456789");
    assertThat(read(on, "", "10-12").status()).isEqualTo(416);
  }

  private static void whole(Ground on) throws IOException {
    long generation = on.put("r", "0123456789").version().generation();
    Wire.Reply reply = read(on, "", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("0123456789");
    assertThat(reply.headers().get("x-goog-generation")).isEqualTo(Long.toString(generation));
  }

  private static void live(Ground on) throws IOException {
    long generation = on.put("r", "live").version().generation();
    assertThat(read(on, "&generation=" + generation, "").text()).isEqualTo("live");
  }

  private static void former(Ground on) throws IOException {
    long generation = on.put("r", "former").version().generation();
    on.put("r", "live");
    assertThat(read(on, "&generation=" + generation, "").status()).isEqualTo(404);
  }

  private static void formerHead(Ground on) throws IOException {
    long generation = on.put("r", "former").version().generation();
    on.put("r", "live");
    assertThat(on.wire.get(on.path("r") + "?generation=" + generation).status()).isEqualTo(404);
  }

  private static void unmet(Ground on) throws IOException {
    long generation = on.put("r", "former").version().generation();
    on.put("r", "live");
    assertThat(read(on, "&ifGenerationMatch=" + generation, "").status()).isEqualTo(412);
    assertThat(read(on, "&ifGenerationMatch=" + on.live("r").version().generation(), "").text())
        .isEqualTo("live");
  }

  private static void head(Ground on) throws IOException {
    on.put("r", "live");
    Wire.Reply reply = on.wire.get(on.path("r") + "?ifGenerationMatch=1");
    assertThat(reply.status()).isEqualTo(412);
    assertThat(reply.reason()).isEqualTo("conditionNotMet");
  }

  private static void same(Ground on) throws IOException {
    long generation = on.put("r", "live").version().generation();
    String other = on.path("r") + "?ifGenerationNotMatch=";
    assertThat(on.wire.get(other + generation).status()).isEqualTo(304);
    assertThat(on.wire.get(other + 1).status()).isEqualTo(200);
  }
}
