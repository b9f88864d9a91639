package social.kith.web.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import social.kith.web.cli.Kith;

/**
 * A way to the page of a node in another network namespace: connections to a port on this side come
 * to the same port on the other side, through a socket in the file system, which namespaces share.
 */
public final class Door implements AutoCloseable {
  private final ServerSocketChannel server;

  private Door(ServerSocketChannel server, SocketAddress target) {
    this.server = server;
    Thread acceptor = new Thread(() -> accept(target), "door");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** This side: a port of 127.0.0.1 that leads to the socket. */
  public static Door toNode(int port, Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new Door(server, UnixDomainSocketAddress.of(socket));
  }

  /** The node with its side of the door. Takes the socket, the port, and Kith's own arguments. */
  public static void main(String[] args) throws IOException {
    Path socket = Path.of(args[0]);
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    int port = Integer.parseInt(args[1]);
    var unused = new Door(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Kith.main(Arrays.copyOfRange(args, 2, args.length));
  }

  private void accept(SocketAddress target) {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        try {
          SocketChannel node = SocketChannel.open(target);
          copy(caller, node);
          copy(node, caller);
        } catch (IOException e) {
          // Nobody is there: the caller sees a connection that ends.
          caller.close();
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    Thread copier =
        new Thread(
            () -> {
              ByteBuffer buffer = ByteBuffer.allocate(65_536);
              try (from;
                  to) {
                while (from.read(buffer.clear()) >= 0) {
                  buffer.flip();
                  while (buffer.hasRemaining()) {
                    to.write(buffer);
                  }
                }
              } catch (IOException e) {
                // One side ended: both do.
              }
            },
            "door-copy");
    copier.setDaemon(true);
    copier.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
