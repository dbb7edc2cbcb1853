package dev.bqt.compiler.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PatternGroupsTest {

  @Test
  void bracketsThatAreCharactersAreNoGroups() {
    PatternGroups groups = new PatternGroups("\\(a[()\\]][^]()]*\\Q(\\E[[:alpha:])](b)/");

    assertThat(groups.isLiteral(1)).isTrue();
    assertThat(groups.isBeforeSlash(1)).isTrue();
    assertThat(groups.isLiteral(2)).isFalse();
  }

  @Test
  void groupsThatDoNotCaptureAreNotCounted() {
    PatternGroups groups = new PatternGroups("(?:a(?i:b))(?P<x>c)(?<y>\\d)");

    assertThat(groups.atTheEnd(1)).isEqualTo("(?:a(?i:b))(?P<x>c)[^/]*$");
    assertThat(groups.isLiteral(1)).isTrue();
    assertThat(groups.isLiteral(2)).isFalse();
    assertThat(groups.without(Set.of(1, 2))).isEqualTo("(?:a(?i:b))()()");
  }

  @Test
  void bracketsAroundAGroupAreClosedBehindIt() {
    PatternGroups groups = new PatternGroups("/(?:(a|b)x)+(c)/");

    assertThat(groups.atTheEnd(1)).isEqualTo("/(?:(a|b)[^/]*$)");
  }

  @Test
  void aSlashThatMayBeAbsentIsNoSlash() {
    assertThat(new PatternGroups("/(a+)/").isBeforeSlash(1)).isTrue();
    assertThat(new PatternGroups("/(a+)/?").isBeforeSlash(1)).isFalse();
    assertThat(new PatternGroups("/(a+)(/x)?").isBeforeSlash(1)).isFalse();
    assertThat(new PatternGroups("/(a+)[/x]").isBeforeSlash(1)).isFalse();
    assertThat(new PatternGroups("/(a+)?/").isBeforeSlash(1)).isFalse();
    assertThat(new PatternGroups("/(a+)|/b/").isBeforeSlash(1)).isFalse();
  }

  @Test
  void aGroupThatMayBeLeftOutMayBeEmpty() {
    assertThat(new PatternGroups("(\\d{4})").isNeverEmpty(1)).isTrue();
    assertThat(new PatternGroups("(\\d*)").isNeverEmpty(1)).isFalse();
    assertThat(new PatternGroups("(\\d)?").isNeverEmpty(1)).isFalse();
    assertThat(new PatternGroups("(?:(\\d))?").isNeverEmpty(1)).isFalse();
    assertThat(new PatternGroups("(a)|b").isNeverEmpty(1)).isFalse();
    assertThat(new PatternGroups("(a)").isNeverEmpty(2)).isFalse();
  }

  @Test
  void withoutBracketsNothingIsKnown() {
    PatternGroups groups = new PatternGroups("a\\");

    assertThat(groups.isLiteral(1)).isFalse();
    assertThat(groups.atTheEnd(1)).isEqualTo("a\\");
    assertThat(groups.without(Set.of(1))).isEqualTo("a\\");
  }
}
