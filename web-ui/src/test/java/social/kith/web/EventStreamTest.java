package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeEvent;
import social.kith.web.api.TestRoutes;

/** The event stream over a socket. */
class EventStreamTest {
  private static final int CAPACITY = 1_000;
  private static final int MAX_READERS = 64;

  @TempDir Path home;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(home, new TestRoutes());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void publish(String message) {
    server.server().events().on(new NodeEvent.Notice(message));
  }

  /** One open stream. */
  private final class Stream implements AutoCloseable {
    final Socket socket = new Socket();
    final BufferedReader lines;

    Stream(int receiveBuffer, String... headers) throws IOException {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
      socket.setSoTimeout(10_000);
      List<String> request = new ArrayList<>();
      request.add("GET /api/v1/events HTTP/1.1");
      request.add("Host: " + server.host());
      request.addAll(List.of(headers));
      String head = String.join("\r\n", request) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The value of the next line that begins so. */
    String next(String start) throws IOException {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith(start)) {
          return line.substring(start.length()).trim();
        }
      }
      throw new IOException("the stream ended before " + start);
    }

    boolean ends() throws IOException {
      String line;
      do {
        line = lines.readLine();
      } while (line != null);
      return true;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Stream open(String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of("Authorization: Bearer " + server.token()));
    all.addAll(List.of(headers));
    return new Stream(0, all.toArray(String[]::new));
  }

  @Test
  void sendsEventsWithTypeAndId() throws IOException {
    try (Stream stream = open()) {
      assertThat(stream.next("HTTP/1.1")).isEqualTo("200 OK");
      assertThat(stream.next("Content-Type:")).isEqualTo("text/event-stream");
      assertThat(stream.next("retry:")).isEqualTo("1000");
      String place = stream.next("id:");
      publish("one\ntwo");
      assertThat(stream.next("id:")).isNotEqualTo(place);
      assertThat(stream.next("event:")).isEqualTo("notice");
      assertThat(stream.next("data:")).isEqualTo("{\"type\":\"notice\",\"message\":\"one\\ntwo\"}");
    }
  }

  @Test
  void resumesAfterTheLastEvent() throws IOException {
    String id;
    try (Stream stream = open()) {
      stream.next("id:");
      publish("seen");
      id = stream.next("id:");
    }
    publish("missed");
    try (Stream again = open("Last-Event-ID: " + id)) {
      assertThat(again.next("data:")).contains("missed");
    }
  }

  @Test
  void saysSoWhenEventsAreMissing() throws IOException {
    String id;
    try (Stream stream = open()) {
      id = stream.next("id:");
    }
    for (int i = 0; i < CAPACITY; i++) {
      publish("x");
    }
    try (Stream again = open("Last-Event-ID: " + id)) {
      assertThat(again.next("event:")).isEqualTo("notice");
    }
    publish("one too many");
    try (Stream again = open("Last-Event-ID: " + id)) {
      assertThat(again.next("event:")).isEqualTo("reset");
      publish("after");
      assertThat(again.next("event:")).isEqualTo("notice");
      assertThat(again.next("data:")).contains("after");
    }
    try (Stream other = open("Last-Event-ID: of-another-start")) {
      assertThat(other.next("event:")).isEqualTo("reset");
    }
  }

  @Test
  void dropsASlowReaderAndServesTheOthers() throws IOException {
    String authorization = "Authorization: Bearer " + server.token();
    try (Stream slow = new Stream(4_096, authorization);
        Stream quick = open()) {
      slow.next("id:");
      quick.next("id:");
      String large = "x".repeat(20_000);
      for (int i = 1; i <= 2 * CAPACITY; i++) {
        publish(i + large);
        assertThat(quick.next("data:")).contains("\"" + i + "x");
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> server.server().events().readers() == 1);
      publish("still here");
      assertThat(quick.next("data:")).contains("still here");
      long received = slow.lines.lines().takeWhile(l -> true).count();
      assertThat(received).isLessThan(3L * 2 * CAPACITY);
    }
  }

  @Test
  void endsWithTheSession() throws IOException {
    String one = server.signIn();
    String other = server.signIn();
    try (Stream first = new Stream(0, "Cookie: " + one);
        Stream second = new Stream(0, "Cookie: " + other);
        Stream commandLine = open()) {
      first.next("id:");
      second.next("id:");
      commandLine.next("id:");
      delete("/api/v1/session", one);
      assertThat(first.ends()).isTrue();
      publish("for the rest");
      assertThat(second.next("data:")).contains("for the rest");
      delete("/api/v1/sessions", other);
      assertThat(second.ends()).isTrue();
      assertThat(commandLine.next("data:")).contains("for the rest");
    }
  }

  private void delete(String path, String cookie) throws IOException {
    RawHttp.Answer answer =
        server.send(
            "DELETE " + path + " HTTP/1.1",
            "",
            "Host: " + server.host(),
            "Origin: http://" + server.host(),
            "Cookie: " + cookie);
    assertThat(answer.status()).isEqualTo(204);
  }

  @Test
  void hasRoomForSixtyFour() throws IOException {
    List<Stream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < MAX_READERS; i++) {
        Stream stream = open();
        streams.add(stream);
        stream.next("id:");
      }
      try (Stream tooMany = open()) {
        assertThat(tooMany.next("HTTP/1.1")).startsWith("503");
        assertThat(tooMany.next("{")).contains("Too many pages");
      }
    } finally {
      for (Stream stream : streams) {
        stream.close();
      }
    }
  }

  @Test
  void aHeadOfTheStreamEnds() throws IOException {
    RawHttp.Answer answer =
        server.send(
            "HEAD /api/v1/events HTTP/1.1",
            "",
            "Host: " + server.host(),
            "Authorization: Bearer " + server.token());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("text/event-stream");
  }

  @Test
  void endsEveryStreamWhenTheServerStops() throws IOException {
    try (Stream stream = open()) {
      stream.next("id:");
      server.close();
      assertThat(stream.ends()).isTrue();
    }
  }
}
