package social.kith.node;

import java.time.Instant;

/**
 * Another key with which a contact came, as after they lost the first one. Nothing is shared with
 * them until the person acknowledges or refuses it.
 *
 * @param contactId the id that they have with it, 64 hexadecimal digits; its safety number can be
 *     asked for
 * @param name the name that whoever has it gave themselves
 * @param pairingCode 6 digits, the same on both screens
 * @param at when it came
 */
public record KeyChangeView(String contactId, String name, String pairingCode, Instant at) {
  /** Shows neither name nor code. */
  @Override
  public String toString() {
    return "KeyChangeView[" + contactId + "]";
  }
}
