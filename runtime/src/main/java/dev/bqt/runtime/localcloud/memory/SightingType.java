package dev.bqt.runtime.localcloud.memory;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** How sightings lie in the metadata store. */
final class SightingType extends BasicDataType<Sighting> {
  @Override
  public int getMemory(Sighting sighting) {
    return 120 + 2 * sighting.head().json().length();
  }

  @Override
  public void write(WriteBuffer buffer, Sighting sighting) {
    buffer.putVarLong(sighting.stamp().size());
    buffer.putLong(sighting.stamp().modified());
    buffer.putVarLong(sighting.stamp().inode());
    buffer.putLong(sighting.generation());
    buffer.putVarLong(sighting.metageneration());
    buffer.putLong(sighting.created());
    buffer.putLong(sighting.updated());
    buffer.put((byte) (sighting.placed() ? 1 : 0));
    StringDataType.INSTANCE.write(buffer, sighting.head().json());
  }

  @Override
  public Sighting read(ByteBuffer buffer) {
    FileStamp stamp =
        new FileStamp(
            DataUtils.readVarLong(buffer), buffer.getLong(), DataUtils.readVarLong(buffer));
    long generation = buffer.getLong();
    long metageneration = DataUtils.readVarLong(buffer);
    long created = buffer.getLong();
    long updated = buffer.getLong();
    boolean placed = buffer.get() == 1;
    String head = StringDataType.INSTANCE.read(buffer);
    return new Sighting(
        stamp,
        generation,
        metageneration,
        created,
        updated,
        placed,
        head.isEmpty() ? ObjectHead.NONE : new ObjectHead(head));
  }

  @Override
  public Sighting[] createStorage(int size) {
    return new Sighting[size];
  }
}
