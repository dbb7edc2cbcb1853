package dev.bqt.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceFileTest {

  @Test
  void linesEndInThreeWays() {
    LineMap lines = SourceFile.of("x", "a\nb\r\nc\rd").lines();

    assertThat(lines.count()).isEqualTo(4);
    assertThat(lines.line(2)).isEqualTo("b");
    assertThat(lines.position(5)).isEqualTo(new Position(3, 1));
    assertThat(lines.position(7)).isEqualTo(new Position(4, 1));
  }

  @Test
  void columnsCountCharactersNotHalvesOfThem() {
    LineMap lines = SourceFile.of("x", "\t\uD83C\uDF89é!").lines();

    assertThat(lines.position(1)).isEqualTo(new Position(1, 2));
    assertThat(lines.position(3)).isEqualTo(new Position(1, 3));
    assertThat(lines.position(4)).isEqualTo(new Position(1, 4));
  }

  @Test
  void anEmptyTextHasALine() {
    LineMap lines = SourceFile.of("x", "").lines();

    assertThat(lines.count()).isOne();
    assertThat(lines.position(0)).isEqualTo(new Position(1, 1));
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheText() {
    assertThat(SourceFile.decode("x", "\uFEFFab".getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo("ab");
  }

  @Test
  void theFirstBadByteIsRemembered() {
    byte[] bytes = {'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, 'b'};

    SourceFile source = SourceFile.decode("x", bytes);

    assertThat(source.malformedAt()).isEqualTo(2);
    assertThat(source.text()).isEqualTo("aé\uFFFDb");
  }

  @Test
  void aTruncatedCharacterAtTheEndIsMalformed() {
    assertThat(SourceFile.decode("x", new byte[] {'a', (byte) 0xC3}).malformedAt()).isEqualTo(1);
  }

  @Test
  void aSpanStaysInsideOfItsText() {
    SourceFile source = SourceFile.of("x", "abc");

    assertThat(source.span(1, 2).text()).isEqualTo("b");
    assertThatThrownBy(() -> source.span(2, 4)).isInstanceOf(IllegalArgumentException.class);
  }
}
