package social.kith.node;

import static org.awaitility.Awaitility.await;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.kith.node.peer.ChildJvm;

/** A child process that is stopped where it enters a method, all of its threads at once. */
final class StoppedJvm implements AutoCloseable {
  /** What makes a virtual machine wait for this. */
  static final String OPTION =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

  private static final Pattern PORT = Pattern.compile("at address: (\\d+)");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ChildJvm child;
  private final Deque<Point> points;
  private final VirtualMachine machine;
  private final CompletableFuture<Point> reached = new CompletableFuture<>();

  /**
   * The beginning of a method.
   *
   * @param type its class, by its binary name
   * @param method its name
   * @param text what its first argument is; empty for any
   */
  record Point(String type, String method, String text) {
    static Point of(Class<?> type, String method) {
      return new Point(type.getName(), method, "");
    }

    @Override
    public String toString() {
      return type.substring(type.lastIndexOf('.') + 1) + "." + method + text;
    }
  }

  private StoppedJvm(ChildJvm child, VirtualMachine machine, List<Point> points) {
    this.child = child;
    this.machine = machine;
    this.points = new ArrayDeque<>(points);
  }

  /** Lets a child that was started with {@link #OPTION} run as far as the last of these points. */
  static StoppedJvm run(ChildJvm child, List<Point> points) throws IOException {
    await().atMost(LIMIT).until(() -> PORT.matcher(child.output()).find());
    Matcher port = PORT.matcher(child.output());
    port.find();
    StoppedJvm stopped = new StoppedJvm(child, attach(port.group(1)), points);
    stopped.start();
    return stopped;
  }

  private static VirtualMachine attach(String port) throws IOException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(it -> it.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(port);
    arguments.get("timeout").setValue(String.valueOf(LIMIT.toMillis()));
    try {
      return connector.attach(arguments);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start() {
    for (String type : points.stream().map(Point::type).distinct().toList()) {
      ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
      prepared.addClassFilter(type);
      prepared.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      prepared.enable();
    }
    Thread thread = new Thread(this::handle, "points");
    thread.setDaemon(true);
    thread.start();
  }

  private void handle() {
    try {
      while (!points.isEmpty()) {
        EventSet events = machine.eventQueue().remove();
        events.forEach(this::handle);
        if (!points.isEmpty()) {
          events.resume();
        }
      }
    } catch (InterruptedException | VMDisconnectedException e) {
      reached.completeExceptionally(e);
    }
  }

  private void handle(Event event) {
    if (event instanceof ClassPrepareEvent prepared) {
      stopIn(prepared.referenceType());
    } else if (event instanceof BreakpointEvent at && isAt(points.getFirst(), at)) {
      Point point = points.removeFirst();
      if (points.isEmpty()) {
        reached.complete(point);
      }
    }
  }

  private void stopIn(ReferenceType type) {
    points.stream()
        .filter(point -> point.type().equals(type.name()))
        .flatMap(point -> type.methodsByName(point.method()).stream())
        .distinct()
        .forEach(this::stopAt);
  }

  private void stopAt(Method method) {
    Location first = method.locationOfCodeIndex(0);
    machine.eventRequestManager().createBreakpointRequest(first).enable();
  }

  private static boolean isAt(Point point, BreakpointEvent event) {
    Method method = event.location().method();
    return method.declaringType().name().equals(point.type())
        && method.name().equals(point.method())
        && (point.text().isEmpty() || point.text().equals(firstArgument(event)));
  }

  private static String firstArgument(BreakpointEvent event) {
    try {
      Value value = event.thread().frame(0).getArgumentValues().get(0);
      return value instanceof StringReference text ? text.value() : "";
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the last point is reached; everything stands still then. */
  void awaitReached() throws Exception {
    reached.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Kills the child: one that stands still may not answer. */
  @Override
  public void close() {
    child.kill();
    try {
      machine.dispose();
    } catch (VMDisconnectedException e) {
      // The child is gone already.
      return;
    }
  }
}
