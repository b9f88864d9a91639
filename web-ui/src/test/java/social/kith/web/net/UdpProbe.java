package social.kith.web.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Finds out, by a few datagrams, what kind of router a machine is behind. */
public final class UdpProbe {
  private static final int PORT = 3_478;
  private static final int SECOND_PORT = 3_479;
  private static final int SILENT_PORT = 3_480;
  private static final int CALLER_PORT = 25_484;
  private static final int WAIT_MS = 700;
  private static final int TRIES = 20;

  private UdpProbe() {}

  /** {@code answer ADDRESS}, until it is killed, or {@code call CALLED STRANGER}. */
  public static void main(String[] arguments) throws IOException {
    InetAddress first = InetAddress.getByName(arguments[1]);
    if (arguments[0].equals("answer")) {
      new Thread(() -> answer(first, SECOND_PORT)).start();
      answer(first, PORT);
    } else {
      call(first, InetAddress.getByName(arguments[2]));
    }
  }

  /** Tells whoever asks who they are, and says hello to whom they name, or has another do so. */
  private static void answer(InetAddress own, int port) {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, port));
        DatagramSocket silent =
            new DatagramSocket(new InetSocketAddress(own, port == PORT ? SILENT_PORT : 0))) {
      System.out.println("ready");
      while (true) {
        DatagramPacket heard = new DatagramPacket(new byte[100], 100);
        socket.receive(heard);
        String said = new String(heard.getData(), 0, heard.getLength(), StandardCharsets.UTF_8);
        String[] words = said.split(" ");
        if (words.length == 1) {
          send(socket, heard.getSocketAddress(), heard.getSocketAddress().toString());
        } else if (words.length == 2) {
          send(silent, address(words[0], words[1]), "hello");
        } else {
          send(socket, address(words[0], String.valueOf(PORT)), words[1] + " " + words[2]);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the probe ended", e);
    }
  }

  private static SocketAddress address(String ip, String port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(ip), Integer.parseInt(port));
  }

  private static void call(InetAddress called, InetAddress stranger) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(CALLER_PORT);
        DatagramSocket second = new DatagramSocket()) {
      socket.setSoTimeout(WAIT_MS);
      second.setSoTimeout(WAIT_MS);
      System.out.println(ask(second, called, PORT));
      System.out.println(ask(second, called, SECOND_PORT));
      String target = ask(socket, called, PORT).substring(1).replace(':', ' ');
      System.out.println(hears(socket, called, target));
      System.out.println(hears(socket, called, stranger.getHostAddress() + " " + target));
    }
  }

  private static String ask(DatagramSocket socket, InetAddress who, int port) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      send(socket, new InetSocketAddress(who, port), "who");
      String answer = hear(socket);
      if (!answer.isEmpty()) {
        return answer;
      }
    }
    throw new IOException("nobody answers");
  }

  private static String hears(DatagramSocket socket, InetAddress called, String wish)
      throws IOException {
    send(socket, new InetSocketAddress(called, PORT), wish);
    return hear(socket).isEmpty() ? "nothing" : "heard";
  }

  private static String hear(DatagramSocket socket) throws IOException {
    DatagramPacket heard = new DatagramPacket(new byte[100], 100);
    try {
      socket.receive(heard);
      return new String(heard.getData(), 0, heard.getLength(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      return "";
    }
  }

  private static void send(DatagramSocket socket, SocketAddress to, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }
}
