package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CodecFiltersTest {
  private static final String SDP =
      String.join(
          "\r\n",
          "v=0",
          "o=- 1 2 IN IP4 127.0.0.1",
          "s=-",
          "t=0 0",
          "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 13 110",
          "a=mid:0",
          "a=rtpmap:111 opus/48000/2",
          "a=rtcp-fb:111 transport-cc",
          "a=fmtp:111 minptime=10;useinbandfec=1",
          "a=rtpmap:63 red/48000/2",
          "a=fmtp:63 111/111",
          "a=rtpmap:9 G722/8000",
          "a=rtpmap:13 CN/8000",
          "a=rtpmap:110 telephone-event/48000",
          "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 100 101 102 103 104",
          "a=mid:1",
          "a=rtcp-fb:* ccm fir",
          "a=rtpmap:96 VP8/90000",
          "a=rtcp-fb:96 nack",
          "a=rtpmap:97 rtx/90000",
          "a=fmtp:97 apt=96",
          "a=rtpmap:98 VP9/90000",
          "a=fmtp:98 profile-id=0",
          "a=rtpmap:99 rtx/90000",
          "a=fmtp:99 apt=98",
          "a=rtpmap:100 VP9/90000",
          "a=fmtp:100 profile-id=2",
          "a=rtpmap:101 rtx/90000",
          "a=fmtp:101 apt=100",
          "a=rtpmap:102 red/90000",
          "a=rtpmap:103 rtx/90000",
          "a=fmtp:103 apt=102",
          "a=rtpmap:104 ulpfec/90000",
          "a=ssrc:1 cname:x",
          "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
          "a=mid:2",
          "");

  private static final String RTP = " 9 UDP/TLS/RTP/SAVPF ";

  private final CodecFilters filters = new CodecFilters();

  private String filtered(String sdp) throws PeerException {
    return filters.apply(SessionDescription.offer(sdp)).sdp();
  }

  private static CodecFilter video(CodecFilter filter) {
    return filter.of(MediaStreamTrack.Kind.VIDEO);
  }

  private static CodecFilter audio(CodecFilter filter) {
    return filter.of(MediaStreamTrack.Kind.AUDIO);
  }

  @Test
  void changesNothingWithoutAFilterOrWithOneThatKeepsAll() throws PeerException {
    assertThat(filtered(SDP)).isEqualTo(SDP);
    filters.add(codecs -> codecs);
    assertThat(filtered(SDP)).isEqualTo(SDP);
  }

  @Test
  void showsNameClockRateChannelsAndParameters() {
    List<List<String>> media = new Sdp(SDP).media();
    assertThat(new CodecSection(media.get(0)).choices())
        .containsExactly(
            new Codec("audio/opus", 48_000, OptionalInt.of(2), "minptime=10;useinbandfec=1"),
            new Codec("audio/G722", 8_000, OptionalInt.empty(), ""),
            new Codec("audio/PCMU", 8_000, OptionalInt.empty(), ""));
    Codec vp9 = new CodecSection(media.get(1)).choices().get(2);
    assertThat(vp9.kind()).isEqualTo(MediaStreamTrack.Kind.VIDEO);
    assertThat(vp9.isNamed("vp9")).isTrue();
    assertThat(vp9.parameters()).containsEntry("profile-id", "2");
    assertThat(new CodecSection(media.get(2)).choices()).isEmpty();
  }

  @Test
  void keepsWhatBelongsToAKeptCodecAndNothingOfOthers() throws PeerException {
    filters.add(video(CodecFilter.keep(codec -> codec.isNamed("VP8"))));
    filters.add(audio(CodecFilter.keep(codec -> codec.isNamed("opus"))));
    assertThat(filtered(SDP))
        .contains("m=video" + RTP + "96 97 102 103 104\r\n", "m=audio" + RTP + "111 63 110\r\n")
        .contains("a=rtcp-fb:* ccm fir", "a=rtcp-fb:96 nack", "a=ssrc:1 cname:x")
        .contains("m=application 9 UDP/DTLS/SCTP webrtc-datachannel")
        .doesNotContain("VP9", "apt=98", "G722", "CN/8000", "a=fmtp:100");
  }

  @Test
  void leavesOutTheRedundancyOfWhatIsLeftOut() throws PeerException {
    filters.add(audio(CodecFilter.keep(codec -> codec.clockRate() == 8_000)));
    assertThat(filtered(SDP)).contains("m=audio" + RTP + "9 0 13\r\n").doesNotContain("red/48000");
  }

  @Test
  void choosesByParameters() throws PeerException {
    filters.add(video(CodecFilter.keep(codec -> "2".equals(codec.parameters().get("profile-id")))));
    assertThat(filtered(SDP)).contains("m=video" + RTP + "100 101 102 103 104\r\n");
  }

  @Test
  void ordersAndAppliesOneFilterAfterAnother() throws PeerException {
    filters.add(video(CodecFilter.prefer(codec -> codec.isNamed("VP9"))));
    filters.add(
        video(CodecFilter.keep(codec -> !"0".equals(codec.parameters().get("profile-id")))));
    filters.add(
        video(
            codecs -> {
              assertThat(codecs).extracting(Codec::name).containsExactly("VP9", "VP8");
              return codecs;
            }));
    assertThat(filtered(SDP)).contains("m=video" + RTP + "100 101 96 97 102 103 104\r\n");
  }

  @Test
  void ignoresWhatWasNotThere() throws PeerException {
    Codec invented = new Codec("video/none", 1, OptionalInt.empty(), "");
    filters.add(video(codecs -> List.of(invented, codecs.get(0), codecs.get(0))));
    assertThat(filtered(SDP)).contains("m=video" + RTP + "96 97 102 103 104\r\n");
  }

  @Test
  void leavesNoSectionWithoutACodec() {
    filters.add(video(CodecFilter.keep(codec -> false)));
    assertNoCodec();
  }

  @Test
  void reportsAFilterThatFails() {
    filters.add(
        codecs -> {
          throw new IllegalStateException("of the test");
        });
    assertNoCodec();
  }

  private void assertNoCodec() {
    assertThatThrownBy(() -> filtered(SDP))
        .isInstanceOfSatisfying(
            PeerException.class,
            e -> assertThat(e.reason()).isEqualTo(PeerException.Reason.NO_CODEC));
  }

  @Test
  void leavesRejectedSectionsAndThoseOfCompanionsAlone() throws PeerException {
    String rejected = SDP.replace("m=video 9", "m=video 0");
    filters.add(CodecFilter.keep(codec -> codec.isNamed("opus")));
    assertThat(filtered(rejected)).contains("m=video 0 UDP/TLS/RTP/SAVPF 96 97");
    String companions = "v=0\r\nm=audio 9 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    assertThat(filtered(companions)).isEqualTo(companions);
    filters.add(video(CodecFilter.keep(codec -> false)));
    String bundled = SDP.replace("m=video 9", "m=video 0").replace("a=mid:1", "a=bundle-only");
    assertThatThrownBy(() -> filtered(bundled)).isInstanceOf(PeerException.class);
  }

  @Test
  void takesDescriptionsThatAreNone() throws PeerException {
    filters.add(CodecFilter.keep(codec -> false));
    for (String none : List.of("nonsense", "m=", "m=audio", "m=audio 9", "m=video 9 x 128 x -1")) {
      assertThat(filtered(none).strip()).isEqualTo(none);
    }
    assertThatThrownBy(() -> filtered("m=video 9 x 0 127\r\na=rtpmap:127 a/b/c"))
        .isInstanceOf(PeerException.class);
  }
}
