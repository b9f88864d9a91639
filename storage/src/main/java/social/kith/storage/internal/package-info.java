/**
 * SQLite as this module uses it: files, connections, a writer that groups commits, a pool of
 * readers, migrations. Knows nothing of what is stored.
 */
@NullMarked
package social.kith.storage.internal;

import org.jspecify.annotations.NullMarked;
