package social.kith.node;

import java.util.concurrent.CompletableFuture;
import social.kith.crypto.ContactId;
import social.kith.storage.Allowance;

/** What contacts may bring, and what their nodes did that they must not. Any thread; waits. */
public final class ContactRules {
  private final Components parts;

  ContactRules(Components parts) {
    this.parts = parts;
  }

  /**
   * Changes what a contact may bring.
   *
   * @throws KithException INVALID if something is negative, NOT_FOUND if there is no such contact
   */
  public ContactView allow(String id, AllowanceView wished) {
    ContactId contact = require(id);
    Allowance allowance = parse(wished);
    Allowance before = parts.rules.allowance(contact);
    boolean otherItems =
        allowance.items() != before.items() || allowance.itemBytes() != before.itemBytes();
    Waiting.on(parts.store.update(tx -> parts.store.allowances().put(tx, contact, allowance)));
    parts.rules.forget(contact);
    return changed(
        contact,
        () -> {
          parts.sync.ruleChanged();
          if (otherItems) {
            parts.sync.allowanceChanged(contact);
          }
        });
  }

  /** Forgets what a contact's node did that it must not. */
  public ContactView forgive(String id) {
    ContactId contact = require(id);
    Waiting.on(parts.conduct.forget(contact));
    return changed(contact, () -> {});
  }

  private ContactView changed(ContactId contact, Runnable then) {
    CompletableFuture<Boolean> told =
        parts.loop.submit(
            () -> {
              then.run();
              parts.publishContact(contact);
              return true;
            });
    Waiting.on(told);
    return parts.contacts.find(contact).orElseThrow(ContactRules::none);
  }

  private static Allowance parse(AllowanceView wished) {
    try {
      return new Allowance(
          wished.originalBytes(), wished.items(), wished.itemBytes(), wished.photoBytes());
    } catch (IllegalArgumentException e) {
      throw new KithException(
          KithException.Kind.INVALID, "A limit cannot be negative. Choose another.", e);
    }
  }

  private ContactId require(String id) {
    return ContactId.parseHex(id)
        .filter(known -> parts.contacts.find(known).isPresent())
        .orElseThrow(ContactRules::none);
  }

  private static KithException none() {
    return new KithException(
        KithException.Kind.NOT_FOUND, "There is no such contact. Reload the list.");
  }
}
