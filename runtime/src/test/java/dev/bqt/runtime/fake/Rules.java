package dev.bqt.runtime.fake;

/** Rules that many stories follow. */
public final class Rules {
  /** Windows of ten seconds below {@code /data/}; what is loaded is deleted. */
  public static final String BATCHED =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"},
        "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [{"Action": "delete"}]}]
      """;

  /** Each file below {@code /data/} by itself; what is loaded stays. */
  public static final String SINGLE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t"}}]
      """;

  private Rules() {}
}
