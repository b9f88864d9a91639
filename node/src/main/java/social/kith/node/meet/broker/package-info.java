/** MQTT 5 brokers: connections to them, and what can be wrong with one. */
@NullMarked
package social.kith.node.meet.broker;

import org.jspecify.annotations.NullMarked;
