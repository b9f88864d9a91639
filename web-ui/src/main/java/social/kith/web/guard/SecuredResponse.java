package social.kith.web.guard;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer that gets its security headers last, so that no reset on the way can lose them. */
final class SecuredResponse extends Response.Wrapper {
  SecuredResponse(Request request, Response wrapped) {
    super(request, wrapped);
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback callback) {
    if (!isCommitted()) {
      SecurityHeaders.apply(getHeaders());
    }
    super.write(last, content, callback);
  }
}
