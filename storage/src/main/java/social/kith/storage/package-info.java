/** One person's data on disk: SQLite files, migrations, one class per aggregate. */
@NullMarked
package social.kith.storage;

import org.jspecify.annotations.NullMarked;
