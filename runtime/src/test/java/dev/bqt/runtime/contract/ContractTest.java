package dev.bqt.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documentation of Cloud Storage and BigQuery says, held against everything that stands in
 * for them: {@code localcloud} in process and over HTTP, and others' emulators where {@code
 * STORAGE_EMULATOR_HOST} and {@code BIGQUERY_EMULATOR_HOST} say where they are. Where two of them
 * differ the documentation is right, and {@code differences.txt} says who is wrong.
 */
class ContractTest {
  @TempDir static Path root;

  private static List<Place> places;
  private static Differences differences;

  @BeforeAll
  static void open() throws IOException {
    places = Place.all(root, System.getenv());
    differences = Differences.read();
  }

  @AfterAll
  static void close() {
    places.forEach(Place::close);
  }

  private static List<Clause> clauses() {
    List<Clause> all = new ArrayList<>();
    all.addAll(ObjectClauses.all());
    all.addAll(NameClauses.all());
    all.addAll(UploadClauses.all());
    all.addAll(ReadClauses.all());
    all.addAll(ListingClauses.all());
    all.addAll(PreconditionClauses.all());
    all.addAll(DeleteClauses.all());
    all.addAll(CopyClauses.all());
    all.addAll(JobClauses.all());
    all.addAll(JobListClauses.all());
    all.addAll(DispositionClauses.all());
    all.addAll(LoadClauses.all());
    all.addAll(CatalogClauses.all());
    all.addAll(TableClauses.all());
    all.addAll(TableCopyClauses.all());
    all.addAll(ExtractClauses.all());
    all.addAll(QueryJobClauses.all());
    return all;
  }

  @Test
  void eachClauseHasANameOfItsOwn() {
    assertThat(clauses()).extracting(Clause::name).doesNotHaveDuplicates();
    assertThat(clauses()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void theTableIsAboutClausesAndPlacesThatThereAre() {
    differences.areAbout(
        Place.KINDS, clauses().stream().map(Clause::name).collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicNode> contract() {
    return places.stream().map(ContractTest::trial);
  }

  private static DynamicNode trial(Place place) {
    Ground.Clients clients = Ground.Clients.of(place);
    return DynamicContainer.dynamicContainer(
        place.name(),
        clauses().stream()
            .filter(clause -> place.services().contains(clause.page().service()))
            .map(clause -> trial(place, clause, clients)));
  }

  private static DynamicNode trial(Place place, Clause clause, Ground.Clients clients) {
    return DynamicTest.dynamicTest(
        place + ": " + clause.name() + " (" + clause.page() + ")",
        () -> differences.judge(place, clause, new Ground(clients)));
  }
}
