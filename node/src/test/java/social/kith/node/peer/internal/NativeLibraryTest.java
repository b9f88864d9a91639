package social.kith.node.peer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
  private static final UnsatisfiedLinkError MISSING =
      new UnsatisfiedLinkError(
          "/tmp/libwebrtc-java-linux.so: libpulse.so.0: cannot open shared object file");

  @Test
  void namesThePackagesOnLinux() {
    assertThat(NativeLibrary.advice(MISSING, "Linux"))
        .contains("libpulse.so.0")
        .doesNotContain("/tmp/libwebrtc")
        .endsWith(
            "Run: apt-get install -y libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2"
                + " libxcomposite1 libdbus-1-3");
  }

  @Test
  void namesTheRuntimeOnWindows() {
    assertThat(NativeLibrary.advice(MISSING, "Windows 11")).contains("winget install");
    assertThat(NativeLibrary.advice(MISSING, "Mac OS X")).contains("does not load on Mac OS X");
  }

  @Test
  void tellsAMissingLibraryFromAFolderThatDoesNotServe() {
    assertThat(NativeLibrary.advice(new NullPointerException("in"), "Linux"))
        .startsWith("There is no WebRTC library for Linux");
    assertThat(NativeLibrary.advice(new IOException("read-only"), "Linux"))
        .contains("java.io.tmpdir");
    UnsatisfiedLinkError noExec =
        new UnsatisfiedLinkError("/tmp/x.so: failed to map segment from shared object");
    assertThat(NativeLibrary.advice(noExec, "Linux")).contains("java.io.tmpdir");
  }
}
