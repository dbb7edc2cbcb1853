package dev.bqt.compiler.decompile.read;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_READING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_SYNTAX;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML 1.1 with the place of each value, as the legacy does: the first document alone. */
public final class YamlText {

  private static final int DEEPEST = 100;
  private static final int MOST_VALUES = 100_000;

  private final SourceFile source;
  private int values;

  private YamlText(SourceFile source) {
    this.source = source;
  }

  /** The first document of a text; null if there is none that can be read, which is reported. */
  public static Tree read(SourceFile source, Diagnostics found) {
    YamlText text = new YamlText(source);
    try {
      return text.first(found);
    } catch (MarkedYAMLException bad) {
      found.add(text.complaint(bad.getProblem(), bad.getProblemMark()));
    } catch (YAMLException bad) {
      found.add(text.complaint(bad.getMessage().lines().findFirst().orElse(""), null));
    } catch (TooMuch bad) {
      found.add(text.complaint(bad.getMessage(), null));
    }
    return null;
  }

  private Tree first(Diagnostics found) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMergeOnCompose(true);
    Iterator<Node> documents =
        new Yaml(options).composeAll(new StringReader(source.text())).iterator();
    if (!documents.hasNext()) {
      return new Tree.Leaf(new JsonTree.Null(), source.span(0, 0));
    }
    Tree first = tree(documents.next(), 0);
    tellOfMore(documents, found);
    return first;
  }

  private void tellOfMore(Iterator<Node> documents, Diagnostics found) {
    try {
      if (documents.hasNext()) {
        Span place = at(documents.next().getStartMark());
        found.add(
            Diagnostic.of(
                    LEGACY_READING,
                    place,
                    "A second YAML document begins here. The legacy reads the first one alone.")
                .hint("Put it into a file of its own."));
      }
    } catch (YAMLException unreadable) {
      // The legacy does not read so far.
    }
  }

  private Tree tree(Node node, int depth) {
    values++;
    if (depth > DEEPEST || values > MOST_VALUES) {
      throw new TooMuch("anchors and aliases make it endless or far too large");
    }
    Span span = at(node.getStartMark()).to(at(node.getEndMark()));
    if (node instanceof MappingNode mapping) {
      List<Tree.Entry> entries = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        entries.add(entry(tuple, depth));
      }
      return new Tree.Mapping(entries, span);
    } else if (node instanceof SequenceNode sequence) {
      List<Tree> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(tree(item, depth + 1));
      }
      return new Tree.Sequence(items, span);
    }
    return new Tree.Leaf(YamlScalars.value((ScalarNode) node), span);
  }

  private Tree.Entry entry(NodeTuple tuple, int depth) {
    Node key = tuple.getKeyNode();
    Span place = at(key.getStartMark()).to(at(key.getEndMark()));
    if (!(key instanceof ScalarNode scalar)) {
      throw new TooMuch("a key is a list or a mapping");
    }
    String meant = YamlScalars.text(YamlScalars.value(scalar));
    return new Tree.Entry(meant, scalar.getValue(), place, tree(tuple.getValueNode(), depth + 1));
  }

  /** Marks count characters of Unicode, we those of Java. */
  private Span at(Mark mark) {
    String text = source.text();
    int points =
        mark == null ? 0 : Math.min(mark.getIndex(), text.codePointCount(0, text.length()));
    int offset = text.offsetByCodePoints(0, points);
    return source.span(offset, offset);
  }

  private Diagnostic complaint(String problem, Mark mark) {
    return Diagnostic.of(LEGACY_SYNTAX, at(mark), "This is not YAML: " + problem + ".")
        .hint("The legacy cannot read this file either.");
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
      super(message);
    }
  }
}
