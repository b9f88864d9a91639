package social.kith.node.feed.photo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/** Parts of arrays that follow each other, borrowed and only copied when an array is asked for. */
final class ByteSlices {
  /** More parts than any photo has; a file made of millions of tiny segments stops here. */
  private static final int MAX_SLICES = 4_096;

  @SuppressWarnings("ArrayRecordComponent") // compared by identity, on purpose
  private record Slice(byte[] source, int offset, int length, int startsAt) {
    int endsAt() {
      return startsAt + length;
    }
  }

  /** Some decoders take what is behind the end for zeros, and never come to theirs. */
  private static final int MAX_READS_PAST_END = 1_000;

  private final List<Slice> slices = new ArrayList<>();
  private int sizeBytes;

  ByteSlices add(byte[] whole) throws PhotoRejectedException {
    return add(whole, 0, whole.length);
  }

  /** Adds bytes {@code from} to {@code to}, exclusive; joined to the last slice if they touch. */
  ByteSlices add(byte[] source, int from, int to) throws PhotoRejectedException {
    Slice last = slices.isEmpty() ? null : slices.get(slices.size() - 1);
    if (last != null && last.source() == source && last.offset() + last.length() == from) {
      slices.set(
          slices.size() - 1, new Slice(source, last.offset(), to - last.offset(), last.startsAt()));
    } else if (slices.size() == MAX_SLICES) {
      throw PhotoRejectedException.damaged();
    } else {
      slices.add(new Slice(source, from, to - from, sizeBytes));
    }
    sizeBytes += to - from;
    return this;
  }

  ByteSlices addAll(ByteSlices others) throws PhotoRejectedException {
    for (Slice slice : others.slices) {
      add(slice.source(), slice.offset(), slice.offset() + slice.length());
    }
    return this;
  }

  byte[] toByteArray() {
    byte[] all = new byte[sizeBytes];
    for (Slice slice : slices) {
      System.arraycopy(slice.source(), slice.offset(), all, slice.startsAt(), slice.length());
    }
    return all;
  }

  /** The bytes as the input of an ImageIO reader, with no copy and no temporary file. */
  ImageInputStream imageInput() {
    return new ImageInput();
  }

  private final class ImageInput extends ImageInputStreamImpl {
    private int current;
    private int readsPastEnd;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      checkClosed();
      bitOffset = 0;
      if (streamPos >= sizeBytes) {
        if (++readsPastEnd > MAX_READS_PAST_END) {
          throw new IOException("a decoder does not take the end of a picture for its end");
        }
        return -1;
      }
      // All that is asked for, as some readers take less for the end.
      int total = 0;
      while (total < length && streamPos < sizeBytes) {
        Slice slice = sliceAt((int) streamPos);
        int within = (int) streamPos - slice.startsAt();
        int count = Math.min(length - total, slice.length() - within);
        System.arraycopy(slice.source(), slice.offset() + within, into, offset + total, count);
        streamPos += count;
        total += count;
      }
      return total;
    }

    @Override
    public long length() {
      return sizeBytes;
    }

    private Slice sliceAt(int position) {
      while (position < slices.get(current).startsAt()) {
        current--;
      }
      while (position >= slices.get(current).endsAt()) {
        current++;
      }
      return slices.get(current);
    }
  }
}
