package social.kith.node.peer.internal;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import social.kith.node.peer.internal.NativeCallException.Kind;

/** Observers of description calls that complete a future on a thread of libwebrtc. */
final class Descriptions {
  private Descriptions() {}

  /** A made description: its type in upper case and its text. */
  static CreateSessionDescriptionObserver created(CompletableFuture<NativeDescription> result) {
    return new CreateSessionDescriptionObserver() {
      @Override
      public void onSuccess(RTCSessionDescription description) {
        NativeCall.backFrom(
            () ->
                result.complete(
                    new NativeDescription(description.sdpType.name(), description.sdp)));
      }

      @Override
      public void onFailure(String error) {
        fail(result, error);
      }
    };
  }

  static SetSessionDescriptionObserver set(CompletableFuture<Boolean> result) {
    return new SetSessionDescriptionObserver() {
      @Override
      public void onSuccess() {
        NativeCall.backFrom(() -> result.complete(true));
      }

      @Override
      public void onFailure(String error) {
        fail(result, error);
      }
    };
  }

  private static void fail(CompletableFuture<?> result, String error) {
    NativeCall.backFrom(
        () ->
            result.completeExceptionally(
                new NativeCallException(Kind.REFUSED, String.valueOf(error))));
  }
}
