package io.baton.cohort;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * The part of a set that lies in one block of 65,536 ids.
 *
 * @param block id / 65,536
 * @param bytes that part as a Roaring bitmap of its own, with the full ids
 */
record CohortChunk(int block, byte[] bytes) {

  static List<CohortChunk> of(CustomerSet members) {
    List<CohortChunk> chunks = new ArrayList<>();
    ContainerPointer at = members.bitmap().getContainerPointer();
    while (at.getContainer() != null) {
      RoaringBitmap part = new RoaringBitmap();
      part.append(at.key(), at.getContainer().clone());
      part.runOptimize();
      chunks.add(new CohortChunk(at.key(), new CustomerSet(part).toBytes()));
      at.advance();
    }
    return chunks;
  }

  static CustomerSet join(List<CohortChunk> chunks) {
    RoaringBitmap members = new RoaringBitmap();
    for (CohortChunk chunk : chunks) {
      members.or(CustomerSet.fromBytes(chunk.bytes).bitmap());
    }
    return new CustomerSet(members);
  }
}
