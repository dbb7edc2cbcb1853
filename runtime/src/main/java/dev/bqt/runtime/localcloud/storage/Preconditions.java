package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.WireRequest;
import java.util.Optional;

/**
 * What a request demands of the object that is there; each is empty when it is not demanded, and a
 * generation of 0 stands for "no object".
 */
record Preconditions(
    Optional<Long> generation,
    Optional<Long> notGeneration,
    Optional<Long> metageneration,
    Optional<Long> notMetageneration) {
  static final Preconditions NONE =
      new Preconditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static Preconditions of(WireRequest request) {
    return of(request, "if");
  }

  /** Those on the source of a copy. */
  static Preconditions ofSource(WireRequest request) {
    return of(request, "ifSource");
  }

  private static Preconditions of(WireRequest request, String start) {
    return new Preconditions(
        request.number(start + "GenerationMatch"),
        request.number(start + "GenerationNotMatch"),
        request.number(start + "MetagenerationMatch"),
        request.number(start + "MetagenerationNotMatch"));
  }

  /**
   * Whether a reader has said that it has what is live already: a read is then answered with 304,
   * which is no error. After the page "Request preconditions" of Cloud Storage's documentation.
   */
  boolean isAlreadyHad(LiveObject live) {
    return notGeneration.filter(had -> had == live.generation()).isPresent()
        || notMetageneration.filter(had -> had == live.sighting().metageneration()).isPresent();
  }

  /**
   * Checks them.
   *
   * @throws CloudError 412
   */
  void check(Optional<LiveObject> live) {
    long there = live.map(LiveObject::generation).orElse(0L);
    long head = live.map(object -> object.sighting().metageneration()).orElse(0L);
    boolean holds =
        generation.filter(wanted -> wanted != there).isEmpty()
            && notGeneration.filter(unwanted -> unwanted == there).isEmpty()
            && metageneration.filter(wanted -> wanted != head).isEmpty()
            && notMetageneration.filter(unwanted -> unwanted == head).isEmpty();
    if (!holds) {
      throw CloudError.preconditionFailed();
    }
  }
}
