package social.kith.storage;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.Secret;

/** A second process with a store of its own; what it prints is read line by line. */
final class StoreProcess implements AutoCloseable {
  static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private final Process process;
  private final BufferedReader lines;

  private StoreProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Opens the store, says so or why not, and ends when its input does. */
  public static final class Opening {
    /** Takes the folder. */
    public static void main(String[] args) throws IOException {
      try (Home held = Home.hold(Path.of(args[0]));
          Store store = Store.open(held, Secret.of(new byte[32]))) {
        OUT.println("open " + store.items().count());
        while (System.in.read() >= 0) {
          // Until the parent closes it.
        }
      } catch (StoreException e) {
        OUT.println(e.reason());
      }
    }
  }

  static StoreProcess start(Class<?> main, String... args) throws IOException {
    return start(String.join(File.pathSeparator, classPath()), main, args);
  }

  static StoreProcess start(String classPath, Class<?> main, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", classPath, main.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new StoreProcess(process);
  }

  static List<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(path.split(File.pathSeparator));
  }

  /** The next line, or null once the process has ended. */
  String line() throws IOException {
    return lines.readLine();
  }

  /** SIGKILL, and wait for the end. What was printed can still be read. */
  void kill() throws InterruptedException {
    // Not the process's own method, which closes the pipes.
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
    process.destroyForcibly();
  }
}
