package social.kith.web.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.kith.web.guard.ApiToken;
import social.kith.web.guard.Guard;
import social.kith.web.http.Json;
import social.kith.web.http.Problem;

/**
 * Talks to the running node of a data folder over its API. Built on the JDK's smaller HTTP client:
 * a command is over before the larger one has started. One thread.
 */
final class ApiClient {
  private static final String PREFIX = "/api/v1";
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int READ_TIMEOUT_MS = 60_000;
  private static final int FIRST_ERROR = 400;
  private static final int UNAUTHORIZED = 401;

  private final Path home;
  private final String base;
  private final String token;

  private ApiClient(Path home, int port, String token) {
    this.home = home;
    this.base = "http://127.0.0.1:" + port + PREFIX;
    this.token = token;
  }

  /**
   * The client of this folder's node.
   *
   * @throws CommandException with {@link Exit#NO_NODE} if none runs
   */
  static ApiClient connect(Path home) {
    NodeFile node = NodeFile.find(home).orElseThrow(() -> noNode(home));
    try {
      return new ApiClient(home, node.port(), Files.readString(home.resolve(ApiToken.FILE)));
    } catch (IOException e) {
      throw noNode(home);
    }
  }

  private static CommandException noNode(Path home) {
    return new CommandException(
        Exit.NO_NODE,
        "No node is running for the folder %s. Start it with: kith run".formatted(home));
  }

  <T> T get(String path, Class<T> type) {
    return parse(exchange("GET", path, Optional.empty(), Map.of()), type);
  }

  <T> List<T> list(String path, Class<T> type) {
    try {
      return Json.readList(exchange("GET", path, Optional.empty(), Map.of()), type);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  <T> T post(String path, Object body, Class<T> type) {
    return post(path, body, Map.of(), type);
  }

  <T> T post(String path, Object body, Map<String, String> headers, Class<T> type) {
    return parse(exchange("POST", path, Optional.of(body), headers), type);
  }

  <T> T post(String path, Class<T> type) {
    return parse(exchange("POST", path, Optional.empty(), Map.of()), type);
  }

  <T> T put(String path, Object body, Class<T> type) {
    return parse(exchange("PUT", path, Optional.of(body), Map.of()), type);
  }

  void delete(String path) {
    exchange("DELETE", path, Optional.empty(), Map.of());
  }

  /** Sends a file as the body, without holding it in memory. */
  <T> T upload(String path, Path file, String mediaType, Class<T> type) {
    try {
      return upload(path, Files.size(file), out -> Files.copy(file, out), mediaType, type);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Sends bytes as the body. */
  <T> T upload(String path, byte[] bytes, String mediaType, Class<T> type) {
    try {
      return upload(path, bytes.length, out -> out.write(bytes), mediaType, type);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Sends a large file as the body, however long that takes.
   *
   * @return empty if the connection broke before there was an answer
   */
  <T> Optional<T> uploadAll(
      String path, Path file, Progress progress, String mediaType, Class<T> type) {
    try (InputStream in = progress.of(Files.newInputStream(file), Files.size(file))) {
      HttpURLConnection connection = openUpload(path, Files.size(file), mediaType);
      connection.setReadTimeout(0);
      try (OutputStream out = connection.getOutputStream()) {
        in.transferTo(out);
      } catch (IOException e) {
        // A refusal may come before the end of the body; its answer says why, if it is there.
        return Optional.of(parse(answer(connection), type));
      }
      return Optional.of(parse(answer(connection), type));
    } catch (ConnectException e) {
      throw noNode(home);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private <T> T upload(String path, long size, Body body, String mediaType, Class<T> type)
      throws IOException {
    HttpURLConnection connection = openUpload(path, size, mediaType);
    try (OutputStream out = connection.getOutputStream()) {
      body.writeTo(out);
    } catch (IOException e) {
      // A refusal by length comes before the end of the body; its answer says why.
      return parse(answer(connection), type);
    }
    return parse(answer(connection), type);
  }

  private HttpURLConnection openUpload(String path, long size, String mediaType)
      throws IOException {
    HttpURLConnection connection = open("POST", path);
    connection.setRequestProperty("Content-Type", mediaType);
    connection.setRequestProperty(Guard.CUSTOM_HEADER, "1");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(size);
    return connection;
  }

  /** Reads an answer. */
  interface Reading {
    void read(InputStream in) throws IOException;
  }

  /** Reads what is at the path, however long it is and however long the node takes to begin. */
  void read(String path, Reading reading) throws IOException {
    HttpURLConnection connection;
    try {
      connection = open("GET", path);
      connection.setReadTimeout(0);
      requireSuccess(connection);
    } catch (IOException e) {
      throw failed(e);
    }
    try (InputStream in = connection.getInputStream()) {
      reading.read(in);
    }
  }

  /** Saves what is at the path as a new file. */
  void save(String path, Path file) {
    try {
      HttpURLConnection connection = open("GET", path);
      requireSuccess(connection);
      try (InputStream in = connection.getInputStream()) {
        Files.copy(in, file);
      }
    } catch (FileAlreadyExistsException e) {
      throw CommandException.refused(
          "The file %s is there already. Choose another name.".formatted(file));
    } catch (IOException e) {
      throw CommandException.refused(
          "The file %s could not be written. Choose another folder.".formatted(file));
    }
  }

  /**
   * Opens the stream of events.
   *
   * @param lastId where an earlier one ended
   * @return closed by the caller
   * @throws CommandException with {@link Exit#NO_NODE} if none runs
   * @throws IOException if the connection breaks
   */
  InputStream openEvents(Optional<String> lastId) throws IOException {
    try {
      HttpURLConnection connection = open("GET", "/events");
      connection.setRequestProperty("Accept", "text/event-stream");
      lastId.ifPresent(id -> connection.setRequestProperty("Last-Event-ID", id));
      requireSuccess(connection);
      return connection.getInputStream();
    } catch (ConnectException e) {
      throw noNode(home);
    }
  }

  private byte[] exchange(
      String method, String path, Optional<Object> body, Map<String, String> headers) {
    try {
      HttpURLConnection connection = open(method, path);
      headers.forEach(connection::setRequestProperty);
      if (body.isPresent()) {
        byte[] bytes = Json.write(body.get());
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(bytes);
        }
      }
      return answer(connection);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private HttpURLConnection open(String method, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) new URL(base + path).openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
    connection.setReadTimeout(READ_TIMEOUT_MS);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setRequestProperty("Accept", "application/json");
    return connection;
  }

  private byte[] answer(HttpURLConnection connection) throws IOException {
    requireSuccess(connection);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private void requireSuccess(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status == UNAUTHORIZED) {
      // Another program has taken the port of a node that died.
      throw noNode(home);
    }
    if (status >= FIRST_ERROR) {
      throw new CommandException(Exit.ofStatus(status), detail(connection));
    }
  }

  private static String detail(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getErrorStream()) {
      return Json.read(in.readAllBytes(), Problem.class).detail();
    }
  }

  private static <T> T parse(byte[] bytes, Class<T> type) {
    try {
      return Json.read(bytes, type);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private CommandException failed(IOException e) {
    return e instanceof ConnectException
        ? noNode(home)
        : CommandException.refused("The node did not answer. Look at it with: kith status");
  }

  private static CommandException unreadable() {
    return CommandException.refused(
        "The node's answer could not be read. It may be another version of Kith: restart it.");
  }
}
