import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Makes one runnable jar of a class path.
 *
 * <p>Why not maven-shade-plugin: it needs 14 s each time, nearly all of them to compress DuckDB's
 * libraries once more. Here the jars of others are put together once, for as long as they stay the
 * same, and a build adds our own classes to a copy, in less than a second.
 *
 * <p>Classes older than Java 6 are rewritten as classes of Java 17: the JVM takes none so old (all
 * of picocli) into its class-data archive, and without that {@code bqt} starts half as fast.
 */
public final class OneJar {
  private static final String SERVICES = "META-INF/services/";
  private static final int JAVA_6 = 50;
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 11, 20, 0, 0);

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|(maven|native-image)/.*|[^/]*\\.(SF|RSA|DSA|EC))"
              + "|(META-INF/versions/\\d+/)?module-info\\.class"
              + "|.*[_-]windows[_-][^/]*");

  private static final Pattern LEGAL =
      Pattern.compile("(META-INF/)?([\\w-]+-)?(LICENSE|NOTICE|DEPENDENCIES|README)[^/]*");

  private final ZipOutputStream zip;
  private final ClassLoader classes;
  private final Map<String, byte[]> written = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> services = new TreeMap<>();

  private OneJar(ZipOutputStream zip, ClassLoader classes) {
    this.zip = zip;
    this.classes = classes;
  }

  /**
   * Arguments: the jar to write, its main class, the project's folder, the class path, and the
   * moment when the build began. The jar gets that moment as its time, so that any source newer
   * than the jar is known not to be in it.
   */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path project = Path.of(args[2]);
    var path = Arrays.stream(args[3].split(File.pathSeparator)).map(Path::of).toList();
    var ours = path.stream().filter(element -> element.startsWith(project)).toList();
    var others = path.stream().filter(element -> !element.startsWith(project)).toList();

    Path together = together(others, args[1], jar.getParent());
    Path unfinished = unfinished(jar);
    Files.copy(together, unfinished, REPLACE_EXISTING);
    try (FileSystem target = FileSystems.newFileSystem(unfinished)) {
      for (Path element : ours) {
        addOurs(element, target.getPath("/"));
      }
    }
    Files.setLastModifiedTime(unfinished, FileTime.from(Instant.parse(args[4])));
    Files.move(unfinished, jar, ATOMIC_MOVE);
  }

  /** The jars of others as one; made anew when it is not there or other jars are asked for. */
  private static Path together(List<Path> jars, String mainClass, Path folder) throws IOException {
    Path together = folder.resolve("others.jar");
    Path list = folder.resolve("others.txt");
    String wanted = mainClass + jars;
    if (Files.exists(together) && Files.exists(list) && Files.readString(list).equals(wanted)) {
      return together;
    }
    Path unfinished = unfinished(together);
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    try (var classes = new URLClassLoader(urls);
        var bytes = new BufferedOutputStream(Files.newOutputStream(unfinished));
        var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      new OneJar(zip, classes).write(jars, mainClass);
    }
    Files.move(unfinished, together, ATOMIC_MOVE);
    Files.writeString(list, wanted);
    return together;
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
  }

  private void write(List<Path> jars, String mainClass) throws IOException {
    String manifest = "Manifest-Version: 1.0\nMain-Class: %s\nMulti-Release: true\n";
    put("META-INF/MANIFEST.MF", manifest.formatted(mainClass).getBytes(UTF_8));
    for (Path jar : jars) {
      try (ZipFile file = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
          if (!LEFT_OUT.matcher(entry.getName()).matches()) {
            add(jar, entry.getName(), file.getInputStream(entry).readAllBytes());
          }
        }
      }
    }
    for (var service : services.entrySet()) {
      put(service.getKey(), service.getValue().toByteArray());
    }
  }

  private void add(Path jar, String name, byte[] content) throws IOException {
    if (name.startsWith(SERVICES)) {
      var lines = services.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
      lines.write(content);
      lines.write('\n');
    } else if (LEGAL.matcher(name).matches()) {
      put("META-INF/legal/" + jar.getFileName() + "/" + name, content);
    } else if (!written.containsKey(name)) {
      put(name, name.endsWith(".class") ? modern(content) : content);
      written.put(name, content);
    } else if (name.endsWith(".class") && !Arrays.equals(written.get(name), content)) {
      throw new IllegalStateException(
          name + " is in two jars, with different content; the second is " + jar);
    }
  }

  private void put(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Adds our own classes and resources, from a jar or a folder. */
  private static void addOurs(Path element, Path target) throws IOException {
    if (Files.isDirectory(element)) {
      addTree(element, target);
    } else {
      try (FileSystem inside = FileSystems.newFileSystem(element)) {
        addTree(inside.getPath("/"), target);
      }
    }
  }

  private static void addTree(Path root, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString();
        if (name.startsWith(SERVICES)) {
          throw new IllegalStateException("services of our own are not joined yet: " + name);
        }
        if (!name.startsWith("META-INF")) {
          Path copy = target.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private byte[] modern(byte[] content) {
    if (ByteBuffer.wrap(content).getShort(6) >= JAVA_6) {
      return content;
    }
    ClassWriter writer = new FrameWriter();
    new ClassReader(content).accept(new Java17(writer), ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** Computes the stack frames that Java 17 demands. */
  private final class FrameWriter extends ClassWriter {
    FrameWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected ClassLoader getClassLoader() {
      return classes;
    }
  }

  private static final class Java17 extends ClassVisitor {
    Java17(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] faces) {
      super.visit(Opcodes.V17, access, name, signature, parent, faces);
    }
  }
}
