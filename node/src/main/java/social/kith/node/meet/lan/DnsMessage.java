package social.kith.node.meet.lan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import social.kith.crypto.MalformedException;

/**
 * A message of multicast DNS (RFC 6762), with what service discovery (RFC 6763) needs.
 *
 * @param response whether it tells, or asks
 * @param questions what is asked
 * @param records of all sections
 */
record DnsMessage(boolean response, List<Question> questions, List<Entry> records) {
  /** Longest message that is read. */
  static final int MAX_BYTES = 9_000;

  /** Most questions and records in one. */
  static final int MAX_ENTRIES = 64;

  static final int A = 1;
  static final int PTR = 12;
  static final int TXT = 16;
  static final int AAAA = 28;
  static final int SRV = 33;
  static final int ANY = 255;

  private static final int HEADER_BYTES = 12;
  private static final int FIXED_BYTES = 10;
  private static final int INTERNET = 1;

  /** Set in the class of a record that nobody else has (RFC 6762 section 10.2). */
  private static final int FLUSH = 0x8000;

  private static final int RESPONSE = 0x8400;

  /** What is asked for. */
  record Question(String name, int type) {}

  /**
   * A record.
   *
   * @param target the name that a PTR or SRV record is about; empty in others
   * @param data of other records
   */
  record Entry(String name, int type, int ttlSeconds, String target, byte[] data) {
    static Entry pointer(String name, int ttlSeconds, String target) {
      return new Entry(name, PTR, ttlSeconds, target, new byte[0]);
    }

    /** Where a service is; its port is in the marks, so this one tells nothing. */
    static Entry service(String name, int ttlSeconds, String host) {
      return new Entry(name, SRV, ttlSeconds, host, new byte[0]);
    }

    static Entry data(String name, int type, int ttlSeconds, byte[] data) {
      return new Entry(name, type, ttlSeconds, "", data);
    }

    private int size() {
      int body =
          data.length + (type == SRV ? 6 : 0) + (target.isEmpty() ? 0 : DnsName.size(target));
      return DnsName.size(name) + FIXED_BYTES + body;
    }
  }

  static DnsMessage query(String name, int type) {
    return new DnsMessage(false, List.of(new Question(name, type)), List.of());
  }

  static DnsMessage answer(List<Entry> records) {
    return new DnsMessage(true, List.of(), records);
  }

  byte[] encode() {
    int size = HEADER_BYTES;
    size += questions.stream().mapToInt(q -> DnsName.size(q.name) + 4).sum();
    size += records.stream().mapToInt(Entry::size).sum();
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putShort((short) 0).putShort((short) (response ? RESPONSE : 0));
    out.putShort((short) questions.size()).putShort((short) records.size());
    out.putInt(0);
    for (Question question : questions) {
      DnsName.write(out, question.name);
      out.putShort((short) question.type).putShort((short) INTERNET);
    }
    records.forEach(entry -> write(out, entry));
    return out.array();
  }

  private static void write(ByteBuffer out, Entry entry) {
    DnsName.write(out, entry.name);
    int unique = entry.type == PTR ? 0 : FLUSH;
    out.putShort((short) entry.type).putShort((short) (INTERNET | unique));
    out.putInt(entry.ttlSeconds);
    int at = out.position();
    out.putShort((short) 0);
    if (entry.type == SRV) {
      out.putInt(0).putShort((short) 9);
    }
    if (!entry.target.isEmpty()) {
      DnsName.write(out, entry.target);
    }
    out.put(entry.data);
    out.putShort(at, (short) (out.position() - at - Short.BYTES));
  }

  static DnsMessage parse(byte[] bytes) throws MalformedException {
    if (bytes.length < HEADER_BYTES || bytes.length > MAX_BYTES) {
      throw new MalformedException("a DNS message of " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean response = in.getShort(2) < 0;
    int asked = in.getShort(4) & 0xFFFF;
    int told = (in.getShort(6) & 0xFFFF) + (in.getShort(8) & 0xFFFF) + (in.getShort(10) & 0xFFFF);
    if (asked + told > MAX_ENTRIES) {
      throw new MalformedException("a DNS message of " + (asked + told) + " entries");
    }
    in.position(HEADER_BYTES);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      String name = DnsName.read(in);
      require(in, 4);
      questions.add(new Question(name, in.getShort() & 0xFFFF));
      in.getShort();
    }
    List<Entry> records = new ArrayList<>();
    for (int i = 0; i < told; i++) {
      records.add(record(in));
    }
    return new DnsMessage(response, List.copyOf(questions), List.copyOf(records));
  }

  private static Entry record(ByteBuffer in) throws MalformedException {
    String name = DnsName.read(in);
    require(in, FIXED_BYTES);
    int type = in.getShort() & 0xFFFF;
    in.getShort();
    int ttlSeconds = in.getInt();
    int length = in.getShort() & 0xFFFF;
    require(in, length);
    int end = in.position() + length;
    String target = "";
    if (type == PTR || type == SRV) {
      require(in, type == SRV ? 6 : 0);
      target = DnsName.read(in.position(in.position() + (type == SRV ? 6 : 0)));
    }
    byte[] data =
        target.isEmpty() ? Arrays.copyOfRange(in.array(), end - length, end) : new byte[0];
    in.position(end);
    return new Entry(name, type, ttlSeconds, target, data);
  }

  private static void require(ByteBuffer in, int bytes) throws MalformedException {
    if (in.remaining() < bytes) {
      throw new MalformedException("a DNS message is cut off");
    }
  }
}
