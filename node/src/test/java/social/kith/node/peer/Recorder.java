package social.kith.node.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers what a connection and its channels tell, as words in order. */
class Recorder implements PeerListener {
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<DataChannel> incoming = new CopyOnWriteArrayList<>();
  final List<MediaStreamTrack> tracks = new CopyOnWriteArrayList<>();
  volatile Consumer<DataChannel> onIncoming = channel -> channel.listener(hear(channel.label()));

  @Override
  public void onConnectionState(PeerConnectionState state) {
    events.add(state.name());
  }

  @Override
  public void onDataChannel(DataChannel channel) {
    incoming.add(channel);
    events.add("channel " + channel.label());
    onIncoming.accept(channel);
  }

  @Override
  public void onTrack(TrackEvent event) {
    tracks.add(event.track());
  }

  /** A listener that writes into the same list. */
  DataChannelListener hear(String name) {
    return new DataChannelListener() {
      @Override
      public void onOpen() {
        events.add(name + " open");
      }

      @Override
      public void onMessage(byte[] data, boolean binary) {
        String content =
            data.length <= 64 ? new String(data, StandardCharsets.UTF_8) : data.length + " bytes";
        events.add(name + (binary ? " binary " : " text ") + content);
      }

      @Override
      public void onClose() {
        events.add(name + " closed");
      }
    };
  }
}
