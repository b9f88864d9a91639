package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.node.peer.SendException.Reason;

class DataChannelIT {
  private static PeerConnectionFactory factory;
  private TestLoop loop;
  private LoopbackPair pair;

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @BeforeEach
  void make() {
    loop = new TestLoop();
    pair = new LoopbackPair(factory, loop);
  }

  @AfterEach
  void closePair() {
    pair.close();
    loop.close();
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  private static void refused(Runnable send, Reason reason) {
    assertThatThrownBy(send::run)
        .isInstanceOfSatisfying(SendException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private DataChannel openChannel() {
    DataChannel channel = pair.channel("chat");
    pair.connect();
    await().until(() -> channel.state() == DataChannelState.OPEN);
    return channel;
  }

  @Test
  void sendsBeforeOpenArriveInOrderBeforeThoseAfter() {
    DataChannel channel = pair.channel("chat");
    byte[] reused = {'0'};
    for (int i = 0; i < 10; i++) {
      reused[0] = (byte) ('0' + i);
      channel.send(reused);
    }
    assertThat(channel.bufferedAmount()).isEqualTo(10);
    pair.connect();
    await().until(() -> channel.state() == DataChannelState.OPEN);
    channel.send("after");
    await().until(() -> pair.answererEvents.events.contains("chat text after"));
    List<String> messages =
        pair.answererEvents.events.stream()
            .filter(e -> e.matches("chat (binary|text) .*"))
            .toList();
    assertThat(messages)
        .hasSize(11)
        .startsWith("chat binary 0")
        .endsWith("chat binary 9", "chat text after");
    assertThat(channel.bufferedAmount()).isZero();
  }

  @Test
  void whatWaitsForTheOpeningIsBounded() {
    DataChannel channel = pair.channel("chat");
    byte[] quarter = new byte[DataChannel.MAX_MESSAGE_BYTES];
    for (int i = 0; i < 4; i++) {
      channel.send(quarter);
    }
    refused(() -> channel.send(new byte[1]), Reason.BUFFER_FULL);
    DataChannel second = pair.channel("many");
    for (int i = 0; i < DataChannel.MAX_QUEUED_MESSAGES; i++) {
      second.send(new byte[1]);
    }
    refused(() -> second.send(new byte[1]), Reason.BUFFER_FULL);
  }

  @Test
  void theLargestMessageArrivesAndOneByteMoreIsRefused() {
    DataChannel channel = openChannel();
    refused(() -> channel.send(new byte[DataChannel.MAX_MESSAGE_BYTES + 1]), Reason.TOO_LARGE);
    channel.send(new byte[0]);
    channel.send("");
    channel.send(new byte[DataChannel.MAX_MESSAGE_BYTES]);
    channel.send(new byte[1_000]);
    await().until(() -> pair.answererEvents.events.contains("chat binary 1000 bytes"));
    assertThat(pair.answererEvents.events)
        .containsSubsequence("chat binary ", "chat text ", "chat binary 262144 bytes");
    assertThat(channel.state()).isEqualTo(DataChannelState.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"'', 65536", "a=max-message-size:100000\\r\\n, 100000"})
  void whatTheOtherSideDoesNotTakeIsRefusedAndTheChannelStays(String line, int most) {
    DataChannel channel = pair.channel("chat");
    pair.describe(
        answer ->
            answer.replaceFirst("a=max-message-size:.*\\r\\n", line.replace("\\r\\n", "\r\n")));
    pair.dial().join();
    await().until(() -> channel.state() == DataChannelState.OPEN);
    assertThat(channel.maxMessageBytes()).isEqualTo(most);
    refused(() -> channel.send(new byte[most + 1]), Reason.TOO_LARGE);
    channel.send(new byte[most]);
    channel.send("after");
    await().until(() -> pair.answererEvents.events.contains("chat text after"));
    assertThat(pair.answererEvents.events).contains("chat binary " + most + " bytes");
    assertThat(channel.state()).isEqualTo(DataChannelState.OPEN);
  }

  @Test
  void aFullBufferIsRefusedAndNothingThatWasAcceptedIsLost() {
    DataChannel channel = openChannel();
    await().until(() -> !pair.answererEvents.incoming.isEmpty());
    AtomicLong received = new AtomicLong();
    pair.answererEvents
        .incoming
        .get(0)
        .listener(
            new DataChannelListener() {
              @Override
              public void onMessage(byte[] data, boolean binary) {
                received.addAndGet(data.length);
              }
            });
    byte[] message = new byte[DataChannel.MAX_MESSAGE_BYTES];
    long accepted = 0;
    SendException full = null;
    while (full == null) {
      try {
        channel.send(message);
        accepted += message.length;
      } catch (SendException e) {
        full = e;
      }
    }
    assertThat(full.reason()).isEqualTo(Reason.BUFFER_FULL);
    assertThat(accepted).isGreaterThan(DataChannel.MAX_BUFFERED_BYTES / 2);
    long expected = accepted;
    await().atMost(Duration.ofSeconds(30)).until(() -> received.get() == expected);
    assertThat(channel.state()).isEqualTo(DataChannelState.OPEN);
    await().until(() -> channel.bufferedAmount() == 0);
    channel.send(message);
    await().until(() -> received.get() == expected + message.length);
  }

  @Test
  void aStuckListenerEndsTheChannelBeforeTheMemory() throws InterruptedException {
    DataChannel channel = openChannel();
    await().until(() -> !pair.answererEvents.incoming.isEmpty());
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    loop.execute(
        () -> {
          stuck.countDown();
          try {
            release.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    stuck.await();
    byte[] message = new byte[DataChannel.MAX_MESSAGE_BYTES];
    DataChannel receiver = pair.answererEvents.incoming.get(0);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              try {
                channel.send(message);
              } catch (SendException e) {
                assertThat(e.reason()).isIn(Reason.BUFFER_FULL, Reason.CLOSED);
              }
              return receiver.state() != DataChannelState.OPEN;
            });
    release.countDown();
    await().until(() -> pair.answererEvents.events.contains("chat closed"));
    long whole = pair.answererEvents.events.stream().filter(e -> e.endsWith(" bytes")).count();
    assertThat(whole * (message.length + DataChannel.MESSAGE_OVERHEAD_BYTES))
        .isLessThanOrEqualTo(DataChannel.MAX_UNDELIVERED_BYTES);
  }

  @Test
  void whatComesBeforeAListenerIsKept() {
    List<DataChannel> late = new CopyOnWriteArrayList<>();
    try (LoopbackPair quiet = pair) {
      DataChannel first = quiet.offerer.createDataChannel("kept", DataChannelOptions.negotiated(5));
      DataChannel second =
          quiet.answerer.createDataChannel("kept", DataChannelOptions.negotiated(5));
      late.add(second);
      first.send("one");
      first.send("two");
      quiet.connect();
      await().until(() -> second.state() == DataChannelState.OPEN);
      first.send("three");
      await().until(() -> first.bufferedAmount() == 0);
      second.listener(quiet.answererEvents.hear("kept"));
      await().until(() -> quiet.answererEvents.events.contains("kept text three"));
      assertThat(quiet.answererEvents.events)
          .containsSubsequence("kept open", "kept text one", "kept text two", "kept text three");
      assertThat(quiet.answererEvents.events).containsOnlyOnce("kept open");
    }
  }

  @Test
  void closingAChannelIsHeardOnBothSidesOnceAndTheConnectionStays() {
    DataChannel channel = openChannel();
    channel.send("last words");
    channel.close();
    channel.close();
    await().until(() -> pair.answererEvents.events.contains("chat closed"));
    await().until(() -> pair.offererEvents.events.contains("chat closed"));
    assertThat(pair.answererEvents.events)
        .containsSubsequence("chat text last words", "chat closed");
    assertThat(pair.offererEvents.events).containsOnlyOnce("chat closed");
    refused(() -> channel.send("x"), Reason.CLOSED);
    assertThat(pair.offerer.connectionState()).isEqualTo(PeerConnectionState.CONNECTED);
    DataChannel second = pair.channel("second");
    second.send("again");
    await().until(() -> pair.answererEvents.events.contains("second text again"));
  }

  @Test
  void refusesWhatWouldKillTheProcess() {
    pair.channel("a", DataChannelOptions.negotiated(3));
    assertThatThrownBy(() -> pair.channel("b", DataChannelOptions.negotiated(3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pair.channel("l".repeat(65_536)))
        .isInstanceOf(IllegalArgumentException.class);
    pair.connect();
    assertThatThrownBy(() -> pair.channel("c", DataChannelOptions.negotiated(4)))
        .isInstanceOf(IllegalStateException.class);
    for (int i = 1; i < PeerConnection.MAX_CHANNELS; i++) {
      pair.channel("x" + i);
    }
    assertThatThrownBy(() -> pair.channel("one too many"))
        .isInstanceOf(IllegalStateException.class);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> pair.answererEvents.incoming.size() == PeerConnection.MAX_CHANNELS - 1);
  }

  @Test
  void textBeyondAsciiArrivesWhole() {
    DataChannel channel = openChannel();
    channel.send("gr\u00fc\u00df \ud83d\ude00 \0 end");
    await()
        .until(
            () ->
                pair.answererEvents.events.contains(
                    "chat text gr\u00fc\u00df \ud83d\ude00 \0 end"));
  }
}
