package dev.bqt.runtime.localcloud.memory;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** Names in the metadata store, in the order of a listing, so that a page is one range. */
final class NameType extends BasicDataType<String> {
  @Override
  public int getMemory(String name) {
    return StringDataType.INSTANCE.getMemory(name);
  }

  @Override
  public void write(WriteBuffer buffer, String name) {
    StringDataType.INSTANCE.write(buffer, name);
  }

  @Override
  public String read(ByteBuffer buffer) {
    return StringDataType.INSTANCE.read(buffer);
  }

  @Override
  public int compare(String a, String b) {
    return NameOrder.INSTANCE.compare(a, b);
  }

  @Override
  public String[] createStorage(int size) {
    return new String[size];
  }
}
