package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.Secret;
import social.kith.node.find.HostNames;
import social.kith.node.find.LinkPorts;
import social.kith.node.find.LocalAddresses;
import social.kith.node.find.map.PortMappings;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.LinkServers;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Traffic;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.storage.Contact;
import social.kith.storage.Offence;
import social.kith.storage.Store;

/** Contacts whose links have a port and were never started, for tests. */
public final class UnlinkedContact {
  private UnlinkedContact() {}

  /** A contact of a node. */
  public static ContactLink of(
      Contact contact,
      Secret pairSecret,
      Identity self,
      Store store,
      EventLoop loop,
      PeerConnectionFactory factory) {
    LinkEnvironment environment =
        new LinkEnvironment(
            self,
            factory,
            loop,
            new LinkPorts(40_000),
            LocalAddresses.loopback(),
            new LinkServers(),
            new PortMappings(loop),
            new HostNames(loop, true));
    ContactLink link =
        new ContactLink(
            contact, pairSecret, new Traffic(), environment, store, new Nobody(), new Silence());
    link.keepPort();
    return link;
  }

  /** Where a contact is dialled. */
  public static List<InetSocketAddress> dialled(ContactLink contact) {
    return contact.theirAddresses();
  }

  private static final class Nobody implements OwnCard {
    @Override
    public String name() {
      return "Nobody";
    }

    @Override
    public byte[] weeklyKey() {
      return new byte[0];
    }
  }

  private static final class Silence implements ContactListener {
    @Override
    public void ready(ContactLink contact) {}

    @Override
    public void message(ContactId contact, RecordKind kind, byte[] body) {}

    @Override
    public void bulk(ContactId contact, byte[] frame) {}

    @Override
    public void gone(ContactId contact) {}

    @Override
    public void changed(ContactId contact) {}

    @Override
    public void keyChanged(ContactId contact) {}

    @Override
    public void replaced(ContactId former, ContactId current) {}

    @Override
    public void offended(ContactId contact, Offence.Kind what) {}

    @Override
    public void removed(ContactId contact) {}
  }
}
