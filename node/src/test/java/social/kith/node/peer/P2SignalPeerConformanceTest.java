package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.PeerPair.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection by two short texts of p2signal, over real connections. */
class P2SignalPeerConformanceTest {
  record Chat(String text, int times) {}

  record Empty() {}

  private PeerConnectionFactory factory;
  private final TestLoop loop = new TestLoop();
  private final int offererPort = FreePorts.pair();
  private int answererPort = FreePorts.pair();
  private final List<CodeEvent> offererEvents = new CopyOnWriteArrayList<>();
  private final List<CodeEvent> answererEvents = new CopyOnWriteArrayList<>();
  private CodeConnection offerer;
  private CodeConnection answerer;

  @BeforeEach
  void open() throws NativeLibraryException {
    while (answererPort == offererPort) {
      answererPort = FreePorts.pair();
    }
    factory = PeerConnectionFactory.open();
    offerer = create(CodeConnection.Role.OFFERER, offererPort, offererEvents);
    answerer = create(CodeConnection.Role.ANSWERER, answererPort, answererEvents);
  }

  private CodeConnection create(CodeConnection.Role role, int port, List<CodeEvent> events) {
    CodeConnection made = CodeConnection.create(factory, role, PeerOptions.anyAddress(port), loop);
    made.on(CodeEvent.class, events::add);
    return made;
  }

  @AfterEach
  void close() {
    offerer.close();
    answerer.close();
    factory.close();
    loop.close();
  }

  private String offer() throws Exception {
    return LoopbackCodes.at(offererPort, get(offerer.description()));
  }

  private String answer(String offer) throws Exception {
    return LoopbackCodes.at(answererPort, get(answerer.connect(offer)));
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private void connect() throws Exception {
    get(offerer.connect(answer(offer())));
    get(answerer.connected());
  }

  private static <E extends CodeEvent> List<E> of(List<CodeEvent> events, Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static SessionDescription withoutCandidates(SessionDescription described) {
    String bare = described.sdp().replaceAll("(?m)^a=candidate:.*\\r\\n", "");
    return new SessionDescription(described.type(), bare);
  }

  @Test
  void theOffererHasADescriptionAsAShortText() throws Exception {
    String text = get(offerer.description());
    assertThat(text).matches("[0-9A-Z $%*+./:-]{59,300}");
    assertThat(SessionCode.parse(text).type()).isEqualTo(SessionDescription.Type.OFFER);
    assertThat(offer()).hasSize(59);
  }

  @Test
  void twoHostsAndAServerReflexiveCandidateAre51BytesOnBothSides() throws Exception {
    List<IceCandidate> three =
        Stream.of(Sdps.HOST_1, Sdps.HOST_2, Sdps.REFLEXIVE)
            .map(line -> new IceCandidate(line, "0", 0))
            .toList();
    connect();
    for (CodeConnection side : List.of(offerer, answerer)) {
      SessionDescription described = side.localDescription().orElseThrow();
      SessionCode code = SessionCode.of(withoutCandidates(described), three);
      assertThat(code.card()).hasSize(51);
      assertThat(code.text()).hasSize(77);
    }
  }

  @Test
  void connectOfTheAnswererReturnsItsAnswer() throws Exception {
    String text = get(answerer.connect(offer()));
    assertThat(SessionCode.parse(text).type()).isEqualTo(SessionDescription.Type.ANSWER);
    assertThat(get(answerer.description())).isEqualTo(text);
  }

  @Test
  void connectOfTheOffererCompletesWhenReallyConnected() throws Exception {
    CompletableFuture<String> connected = offerer.connect(answer(offer()));
    get(connected);
    assertThat(offerer.peer().isReady()).isTrue();
    until(() -> !of(answererEvents, CodeEvent.Connected.class).isEmpty());
    assertThat(of(offererEvents, CodeEvent.Connected.class)).hasSize(1);
  }

  @Test
  void connectDoesNotCompleteBefore() throws Exception {
    String answer = get(answerer.connect(offer()));
    answerer.close();
    CompletableFuture<String> connected = offerer.connect(LoopbackCodes.at(answererPort, answer));
    assertThat(offerer.peer().isReady()).isFalse();
    assertThat(connected).isNotDone();
  }

  @Test
  void typedMessagesBecomeEvents() throws Exception {
    List<Chat> heard = new CopyOnWriteArrayList<>();
    Registration registration = answerer.on("chat", Chat.class, heard::add);
    offerer.send("chat", new Chat("before connect", 1));
    connect();
    offerer.send("chat", new Chat("grüße", 2));
    until(() -> heard.size() == 2);
    assertThat(heard).containsExactly(new Chat("before connect", 1), new Chat("grüße", 2));
    registration.close();
    offerer.send("chat", new Chat("unheard", 3));
    until(() -> !of(answererEvents, CodeEvent.Unknown.class).isEmpty());
    assertThat(heard).hasSize(2);
  }

  @Test
  void unknownTypesGoToTheGeneralListener() throws Exception {
    connect();
    offerer.send("news", new Chat("x", 1));
    until(() -> !of(answererEvents, CodeEvent.Unknown.class).isEmpty());
    assertThat(of(answererEvents, CodeEvent.Unknown.class))
        .containsExactly(
            new CodeEvent.Unknown("news", "{\"type\":\"news\",\"text\":\"x\",\"times\":1}"));
  }

  @Test
  void aMessageThatDoesNotFitIsAnErrorAndNothingElseIsLost() throws Exception {
    List<Chat> heard = new ArrayList<>();
    answerer.on("chat", Chat.class, heard::add);
    connect();
    offerer.send("chat", new Chat("first", 1));
    for (String wrong :
        List.of(
            "{\"type\":\"chat\",\"text\":\"x\",\"times\":\"many\"}",
            "{\"type\":\"chat\",\"text\":\"x\"}",
            "{\"type\":\"chat\",\"text\":{},\"times\":1}",
            "{\"type\":7}",
            "[]",
            "{} {}",
            "",
            "nonsense")) {
      offerer.peer().send(wrong);
    }
    offerer.send("chat", new Chat("last", 2));
    until(() -> heard.size() == 2);
    assertThat(heard).containsExactly(new Chat("first", 1), new Chat("last", 2));
    assertThat(of(answererEvents, CodeEvent.Misfit.class)).hasSize(8);
    assertThat(of(answererEvents, CodeEvent.Misfit.class).get(0).type()).isEqualTo("chat");
  }

  @Test
  void refusesToSendWhatIsNoTypedObject() {
    String longest = "t".repeat(64);
    offerer.send(longest, new Empty());
    for (String type : List.of("", longest + "t")) {
      assertThatThrownBy(() -> offerer.send(type, new Empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (Object value : List.of("text", 1, List.of(), java.util.Map.of("type", "other"))) {
      assertThatThrownBy(() -> offerer.send("chat", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFailedConnectionIsAnError() throws Exception {
    SessionDescription answer = SessionCode.parse(answer(offer())).description();
    String others =
        answer.sdp().replaceFirst("a=fingerprint:.*", "a=fingerprint:sha-256 " + Sdps.FINGERPRINT);
    SessionCode code = SessionCode.of(SessionDescription.answer(others));
    CompletableFuture<String> connected = offerer.connect(code.text());
    assertThatThrownBy(() -> get(connected))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            PeerException.class,
            e -> assertThat(e.reason()).isEqualTo(PeerException.Reason.NO_PATH));
    until(() -> !of(offererEvents, CodeEvent.Closed.class).isEmpty());
    assertThat(of(offererEvents, CodeEvent.Failed.class)).isNotEmpty();
  }

  @Test
  void aWrongTextIsATypedErrorAndThePeerUntouched() throws Exception {
    String offer = offer();
    assertWrong(answerer, offer.substring(0, 12), SessionCodeException.Reason.TRUNCATED);
    assertWrong(answerer, offer.toLowerCase(Locale.ROOT), SessionCodeException.Reason.NOT_BASE45);
    assertWrong(answerer, otherVersion(offer), SessionCodeException.Reason.OTHER_VERSION);
    assertWrong(answerer, "0".repeat(2_000), SessionCodeException.Reason.TOO_LONG);
    String answer = answer(offer);
    assertWrong(offerer, answer.substring(3), null);
    assertWrong(offerer, otherVersion(answer), SessionCodeException.Reason.OTHER_VERSION);
    assertRefused(offerer, offer);
    get(offerer.connect(answer));
    assertRefused(offerer, answer);
    assertRefused(answerer, offer);
    assertThat(of(offererEvents, CodeEvent.Failed.class)).isEmpty();
    assertThat(of(answererEvents, CodeEvent.Failed.class)).isEmpty();
  }

  private static String otherVersion(String text) throws SessionCodeException {
    byte[] card = SessionCode.parse(text).card();
    card[0] ^= (byte) 0xC0;
    return Base45.encode(card);
  }

  private static void assertWrong(
      CodeConnection side, String text, SessionCodeException.Reason reason) {
    assertThatThrownBy(() -> get(side.connect(text)))
        .cause()
        .isInstanceOfSatisfying(
            SessionCodeException.class,
            e -> {
              if (reason != null) {
                assertThat(e.reason()).isEqualTo(reason);
              }
            });
  }

  private static void assertRefused(CodeConnection side, String text) {
    assertThatThrownBy(() -> get(side.connect(text)))
        .cause()
        .isInstanceOfSatisfying(
            PeerException.class,
            e -> assertThat(e.reason()).isEqualTo(PeerException.Reason.REFUSED));
  }

  @Test
  void theOtherSideHearsTheEnd() throws Exception {
    connect();
    offerer.close();
    until(() -> !of(answererEvents, CodeEvent.Closed.class).isEmpty());
    assertThatThrownBy(() -> offerer.send("chat", new Empty())).isInstanceOf(SendException.class);
    assertThat(of(answererEvents, CodeEvent.Closed.class)).hasSize(1);
  }
}
